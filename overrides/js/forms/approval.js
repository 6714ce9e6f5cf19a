/** Approvals: each holds for the exact text that was approved. */
import { approvalDigest } from "./digest.js";

/**
 * Return the item's data with its approval updated: a new one gets the text's digest, one whose text has changed
 * since is removed. before: the data in the file, or null.
 * @param {string} kind
 * @param {Data} data
 * @param {Data} before
 * @param {Schemas} schemas
 */
export function withApproval(kind, data, before, schemas) {
  if (!schemas[`${kind}.schema.json`].properties?.approved) return data;
  const { approved, ...rest } = data;
  if (!approved?.by || !approved?.date) return rest;
  const digest = approvalDigest(schemas, kind, data);
  const old = before?.approved;
  const isNew = old?.by !== approved.by || old?.date !== approved.date;
  if (isNew || old.text === digest) return { ...data, approved: { ...approved, text: isNew ? digest : old.text } };
  return rest.standing === "approved" ? { ...rest, standing: "proposal" } : rest;
}
