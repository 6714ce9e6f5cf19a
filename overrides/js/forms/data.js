/** Convert an item's data to the forms' fields and back: mappings with free keys become lists of entries with a key. */
import { innerSchema, resolved } from "./schema.js";

const KEY = "key",
  VALUE = "value";

/**
 * Return the data in the form of the fields.
 * @param {Schema} schema
 * @param {Data} data
 * @param {Schemas} schemas
 */
export function toForm(schema, data, schemas) {
  return convert(schema, data, schemas, listOf);
}

/**
 * Return the data in the form of the file. Throws the key that two entries of a mapping share.
 * @param {Schema} schema
 * @param {Data} data
 * @param {Schemas} schemas
 */
export function fromForm(schema, data, schemas) {
  return convert(schema, data, schemas, groupOf);
}

/**
 * @param {Schema} raw
 * @param {Data} data
 * @param {Schemas} schemas
 * @param {Function} free
 * @returns {Data}
 */
function convert(raw, data, schemas, free) {
  const schema = resolved(raw, schemas);
  const below = (/** @type {Schema} */ inner, /** @type {Data} */ value) => convert(inner, value, schemas, free);
  if (data === null || data === undefined || schema["x-text"]) return data;
  if (isFree(schema)) return free(schema.additionalProperties, data, below, schemas);
  if (Array.isArray(data)) return data.map((each) => below(innerSchema(null, schema, schemas), each));
  if (typeof data !== "object" || !schema.properties) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, below(innerSchema(key, schema, schemas), value)]),
  );
}

/**
 * Whether the schema is of a mapping with free keys.
 * @param {Schema} schema
 */
function isFree(schema) {
  return typeof schema.additionalProperties === "object" && !schema.properties && !schema["x-text"];
}

/** @param {Schema} inner @param {Data} data @param {Function} below @param {Schemas} schemas */
function listOf(inner, data, below, schemas) {
  if (Array.isArray(data)) return data;
  return Object.entries(data).map(([key, value]) => ({ [KEY]: key, ...entry(inner, below(inner, value), schemas) }));
}

/** @param {Schema} inner @param {Data} value @param {Schemas} schemas */
function entry(inner, value, schemas) {
  return isGroup(inner, schemas) ? value : { [VALUE]: value };
}

/** @param {Schema} inner @param {Data} data @param {Function} below @param {Schemas} schemas */
function groupOf(inner, data, below, schemas) {
  if (!Array.isArray(data)) return data;
  const names = data.map((each) => each[KEY]);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw new Error(twice);
  return Object.fromEntries(
    data.map(({ [KEY]: key, ...rest }) => [key, below(inner, isGroup(inner, schemas) ? rest : rest[VALUE])]),
  );
}

/** @param {Schema} inner @param {Schemas} schemas */
function isGroup(inner, schemas) {
  return resolved(inner, schemas).type === "object";
}
