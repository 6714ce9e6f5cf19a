/** The schemas that the forms are made of: what they say of a place in an item's data. */

/**
 * The schema with its $ref followed.
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
 * The resolved schema of what stands at a key, or (key null) in a list; empty where the schema names none.
 * @param {string | null} key
 * @param {Schema} schema
 * @param {Schemas} schemas
 */
export function innerSchema(key, schema, schemas) {
  const found = key === null ? schema.items : (schema.properties?.[key] ?? schema.additionalProperties);
  return found && typeof found === "object" ? resolved(found, schemas) : {};
}
