/** Lookups in the schemas that the forms are generated from. */

/** @type {WeakMap<Schema, Schema>} */
const known = new WeakMap();

/**
 * Return the schema with its $ref resolved: once each, since every value of every file asks for its own.
 * @param {Schema} schema
 * @param {Schemas} schemas
 * @returns {Schema}
 */
export function resolved(schema, schemas) {
  if (!schema.$ref) return schema;
  const found = known.get(schema) ?? withDefinition(schema, schemas);
  known.set(schema, found);
  return found;
}

/** @param {Schema} schema @param {Schemas} schemas */
function withDefinition({ $ref = "", ...own }, schemas) {
  const [file, name] = $ref.split("#/$defs/");
  return { ...schemas[file].$defs[name], ...own };
}

/**
 * Return the resolved schema of the value at a key, or (key null) of a list's items; empty if there is none.
 * @param {string | null} key
 * @param {Schema} schema
 * @param {Schemas} schemas
 */
export function innerSchema(key, schema, schemas) {
  const found = key === null ? schema.items : (schema.properties?.[key] ?? schema.additionalProperties);
  return found && typeof found === "object" ? resolved(found, schemas) : {};
}
