/** The digest of an item's text, as in macros/domain/approval.py, which shows whether it has changed since its approval. */
import { innerSchema } from "./schema.js";

const UNREAD = ["keywords"]; // texts that are not shown
const START = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/**
 * Return the digest: 16 hex digits of what a reader of the item reads, in every language.
 * schemas: the schemas by file name ("goal.schema.json"), "common.schema.json" among them; data: the item's fields.
 * @param {Schemas} schemas
 * @param {string} kind
 * @param {Data} data
 */
export function approvalDigest(schemas, kind, data) {
  const lines = [...textLines(schemas, schemas[`${kind}.schema.json`], data, "")];
  let digest = START;
  for (const byte of new TextEncoder().encode(lines.join("\n")))
    digest = BigInt.asUintN(64, (digest ^ BigInt(byte)) * PRIME);
  return digest.toString(16).padStart(16, "0");
}

/**
 * @param {Schemas} schemas
 * @param {Schema} schema
 * @param {Data} value
 * @param {string} place
 * @returns {Generator<string>}
 */
function* textLines(schemas, schema, value, place) {
  if (schema["x-text"] && isFields(value)) {
    for (const language of Object.keys(value).sort()) {
      const words = plainWords(value[language]);
      if (words) yield `${place}.${language}: ${words}`;
    }
  } else if (schema["x-read"] && plainWords(value)) {
    yield `${place}: ${plainWords(value)}`;
  } else if (isFields(value)) {
    for (const key of readKeys(schema, value))
      yield* textLines(schemas, innerSchema(key, schema, schemas), value[key], `${place}.${key}`);
  } else if (Array.isArray(value)) {
    const inner = innerSchema(null, schema, schemas);
    for (const [number, each] of value.entries()) yield* textLines(schemas, inner, each, `${place}.${number}`);
  }
}

/** @param {Data} value */
function isFields(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// The keys in the schema in its order, then the others by name.
/** @param {Schema} schema @param {Data} value */
function readKeys(schema, value) {
  const named = Object.keys(schema.properties ?? {}).filter((key) => key in value && !UNREAD.includes(key));
  const others = Object.keys(value).filter((key) => !named.includes(key) && !UNREAD.includes(key));
  return [...named, ...others.sort()];
}

/** @param {Data} value */
function plainWords(value) {
  const text = Array.isArray(value) ? value.join(" ") : String(value ?? "");
  return text.replace(/[ \t\r\n]+/g, " ").replace(/^ | $/g, "");
}
