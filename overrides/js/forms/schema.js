/** Lookups in the schemas that the forms are generated from. */

/**
 * Return the schema with its $ref resolved.
 * @param {Schema} schema
 * @param {Schemas} schemas
 * @returns {Schema}
 */
export function resolved(schema, schemas) {
  const { $ref, ...own } = schema;
  if (!$ref) return schema;
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
