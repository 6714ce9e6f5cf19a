/** An approval holds for the text that it was given to. */
import { approvalMark } from "./mark.js";

/**
 * The item's data with its approval as it must be: a new one marked with the text's mark, one whose text has changed
 * since taken away. before: the data as the file has it, or null.
 * @param {string} kind
 * @param {Data} data
 * @param {Data} before
 * @param {Schemas} schemas
 */
export function withApproval(kind, data, before, schemas) {
  if (!schemas[`${kind}.schema.json`].properties?.approved) return data;
  const { approved, ...rest } = data;
  if (!approved?.by || !approved?.date) return rest;
  const mark = approvalMark(schemas, kind, data);
  const old = before?.approved;
  const isNew = old?.by !== approved.by || old?.date !== approved.date;
  if (isNew || old.text === mark) return { ...data, approved: { ...approved, text: isNew ? mark : old.text } };
  return rest.standing === "approved" ? { ...rest, standing: "proposal" } : rest;
}
