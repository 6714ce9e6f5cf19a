// Merges a form's data into a file as a careful person would: comments, order and style remain, what was changed is
// changed, and what is new is in canonical form. The library `yaml` parses; layout.js prints.

import { isNumber, layout } from "./layout.js";
import { outline, outlineValues } from "./outline.js";
import { innerSchema } from "./schema.js";

// Lone surrogates, which no file can contain.
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Return functions that read and write the files of a kind: {read, write}.
 *
 * YAML: the library. schemas: file's name (as in data/schema/) → JSON Schema. path: any file of the kind, below the
 * project's root, such as data/goals/x.yml.
 * @param {Yaml} YAML
 * @param {Schemas} schemas
 * @param {string} kind
 * @param {string} path
 */
export function makeWriter(YAML, schemas, kind, path) {
  const schema = schemas[`${kind}.schema.json`];
  const withLineFeeds = (/** @type {string} */ text) => text.replace(/\r\n?/g, "\n");
  return {
    /** Return the file's data for a form: texts, and numbers and booleans if the schema says so and nothing is lost. */
    read: (/** @type {string} */ text) => plainData(outlineValues(YAML, withLineFeeds(text)), schema, schemas),
    /** Return the file's new text. original: its present text, or null for a new file. data: all data, as from `read`. */
    write: (/** @type {string | null} */ original, /** @type {Data} */ data) => {
      const merged = mergedGroup(data, schema, original ? outline(YAML, withLineFeeds(original)) : null, schemas);
      return layout(merged, kind, schemas, path);
    },
  };
}

// To a form

/** @param {Data} value @param {Schema} schema @param {Schemas} schemas */
function plainData(value, schema, schemas) {
  if (typeof value === "string") return plainValue(value, schema);
  const inside = value.entries.map((/** @type {Entry} */ entry) => [
    entry.key,
    plainData(entry.value, innerSchema(entry.key, schema, schemas), schemas),
  ]);
  return value.isMap ? Object.fromEntries(inside) : inside.map((/** @type {[string, Data]} */ [, each]) => each);
}

/** @param {string} text @param {Schema} schema */
function plainValue(text, { type }) {
  if (type === "boolean" && ["true", "false"].includes(text)) return text === "true";
  const isExact = ["integer", "number"].includes(type) && isNumber(text) && String(Number(text)) === text;
  return isExact ? Number(text) : paragraphsApart(text);
}

/**
 * Return the text as in a form: a single line break between paragraphs becomes a blank line.
 * @param {string} text
 */
function paragraphsApart(text) {
  return text.includes("\n\n") ? text : text.replaceAll("\n", "\n\n");
}

// From a form

/**
 * Return a value from a form as an outline. old: the previous outline, or null. flow: whether a new group is {…}.
 * @param {Data} value
 * @param {Schema} schema
 * @param {Outlined} old
 * @param {boolean} flow
 * @param {Schemas} schemas
 */
function merged(value, schema, old, flow, schemas) {
  if (Array.isArray(value)) return mergedList(value, schema, isList(old) ? old : null, schemas);
  if (isObject(value)) return mergedGroup(value, schema, isMapping(old) ? old : null, schemas, flow);
  const text = String(value ?? "").replace(LONE, "\ufffd");
  return typeof old === "string" && isUnchanged(text, old, schema) ? old : paragraphsFolded(text);
}

/**
 * Whether a form's text means the same as the old: the same number or paragraphs, written differently.
 * @param {string} text
 * @param {Outlined} old
 * @param {Schema} schema
 */
function isUnchanged(text, old, { type }) {
  const areNumbers = ["integer", "number"].includes(type) && isNumber(text) && isNumber(old);
  return areNumbers ? Number(text) === Number(old) : text === old || text === paragraphsApart(old);
}

/**
 * Return the text as stored: a blank line between paragraphs becomes one line break, if there are no others (for `>-`).
 * @param {string} text
 */
function paragraphsFolded(text) {
  return /(^|[^\n])\n([^\n]|$)/.test(text) ? text : text.replace(/([^\n])\n{2,}(?=[^\n])/g, "$1\n");
}

/**
 * @param {Data} data
 * @param {Schema} schema
 * @param {Outlined} old
 * @param {Schemas} schemas
 * @param {boolean} [flow]
 */
function mergedGroup(data, schema, old, schemas, flow = false) {
  const there = new Map((old?.entries ?? []).map((/** @type {Entry} */ entry) => [entry.key, entry]));
  const likeOthers = !schema.properties && isAllFlow(old);
  const entries = new Map();
  for (const key of new Set([...there.keys(), ...Object.keys(data)])) {
    const before = there.get(key) ?? null;
    const inner = innerSchema(key, schema, schemas);
    if (before && isUntouched(before.value, data[key], inner, schemas)) entries.set(before, { ...before });
    else if (isKept(data[key], schema.required?.includes(key))) {
      const value = merged(data[key], inner, before?.value, likeOthers, schemas);
      entries.set(before ?? key, { ...(before ?? newEntry(key)), value });
    }
  }
  return withComments({ isMap: true, flow: old?.flow ?? flow }, old, entries);
}

/** @param {Data} data @param {Schema} schema @param {Outlined} old @param {Schemas} schemas */
function mergedList(data, schema, old, schemas) {
  const inner = innerSchema(null, schema, schemas);
  const likeOthers = isAllFlow(old);
  const free = [...(old?.entries ?? [])];
  const items = data.filter((/** @type {Data} */ item) => !isEmpty(item));
  const pairs = items.map(() => /** @type {Entry} */ (undefined));
  for (const score of [sameness, namesake, likeness]) {
    items.forEach((/** @type {Data} */ item, /** @type {number} */ index) => {
      pairs[index] ??= taken(free, (entry) => score(entry.value, item, inner, schemas));
    });
  }
  const entries = new Map();
  items.forEach((/** @type {Data} */ item, /** @type {number} */ index) => {
    const before = pairs[index];
    const value = merged(item, inner, before?.value ?? null, likeOthers, schemas);
    entries.set(before ?? index, { ...(before ?? newEntry(null)), value });
  });
  return withComments({ isMap: false, flow: old?.flow ?? false }, old, entries);
}

/**
 * Return the group with its entries; comments of removed entries move to the next entry, or to the end.
 * @param {Outlined} group
 * @param {Outlined} old
 * @param {Map<any, Entry>} entries
 */
function withComments(group, old, entries) {
  /** @type {OutlineComment[]} */
  let waiting = [];
  for (const before of old?.entries ?? []) {
    const entry = entries.get(before);
    if (entry) entry.before = [...waiting, ...before.before];
    waiting = entry ? leftBehind(before.value, entry.value) : [...waiting, ...commentsOf(before)];
  }
  return { ...group, entries: [...entries.values()], after: [...waiting, ...(old?.after ?? [])] };
}

/**
 * Return the comments in a group that has been replaced by a text or by the other kind of group.
 * @param {any} before
 * @param {any} now
 */
function leftBehind(before, now) {
  const stays = typeof before === "string" || (typeof now !== "string" && before.isMap === now.isMap);
  return stays ? [] : [...before.entries.flatMap(commentsOf), ...before.after];
}

/** @param {Entry} entry */
function commentsOf(entry) {
  const trailing = entry.trailing ? [{ text: entry.trailing, blank: false }] : [];
  return [...entry.before, ...trailing, ...leftBehind(entry.value, "")];
}

/** @param {string | null} key */
function newEntry(key) {
  return { key, blank: false, before: [], trailing: "" };
}

/**
 * Remove and return the entry with the highest score, the first of equals; nothing if none scores.
 * @param {any[]} free
 * @param {(each: any) => number} score
 */
function taken(free, score) {
  const scores = free.map(score);
  const best = Math.max(0, ...scores);
  return best > 0 ? free.splice(scores.indexOf(best), 1)[0] : undefined;
}

/** @param {Data} value @param {any} item @param {Schema} schema @param {Schemas} schemas */
function sameness(value, item, schema, schemas) {
  return isSame(value, item, schema, schemas) ? 1 : 0;
}

/**
 * Whether a group has the item's identifying value: the schema's first field, such as an id or a year.
 * @param {any} value
 * @param {any} item
 * @param {Schema} schema
 * @param {Schemas} schemas
 */
function namesake(value, item, schema, schemas) {
  const [name] = Object.keys(schema.properties ?? {});
  const entry = isMapping(value) && value.entries.find((/** @type {Entry} */ { key }) => key === name);
  return entry && isSame(entry.value, item[name], innerSchema(name, schema, schemas), schemas) ? 1 : 0;
}

/** @param {Data} value @param {any} item @param {Schema} schema @param {Schemas} schemas */
function isSame(value, item, schema, schemas) {
  if (isUntouched(value, item, schema, schemas)) return true;
  const text = (/** @type {Outlined} */ outlined) => JSON.stringify(plainData(outlined, {}, schemas));
  return text(merged(item, schema, value, false, schemas)) === text(value);
}

/**
 * Return the number of fields in which a group equals the item; any two texts match.
 * @param {Data} value
 * @param {any} item
 * @param {Schema} schema
 * @param {Schemas} schemas
 */
function likeness(value, item, schema, schemas) {
  if (typeof value === "string") return isObject(item) ? 0 : 1;
  if (!value.isMap || !isObject(item)) return 0;
  const isSameField = (/** @type {Entry} */ { key, value: field }) =>
    isSame(field, item[key], innerSchema(key, schema, schemas), schemas);
  return value.entries.filter(isSameField).length;
}

/**
 * Whether a form returned a value unchanged.
 * @param {Outlined} outlined
 * @param {Data} value
 * @param {Schema} schema
 * @param {Schemas} schemas
 */
function isUntouched(outlined, value, schema, schemas) {
  return JSON.stringify(value) === JSON.stringify(plainData(outlined, schema, schemas));
}

/**
 * Whether a field is written: an empty one is not, unless the schema requires it. Nor is an
 * unticked checkbox, which is the same as no value in the file.
 * @param {Data} value
 * @param {boolean} isRequired
 */
function isKept(value, isRequired) {
  if (value === false) return isRequired;
  return !isEmpty(value) || (isRequired && (value === "" || Array.isArray(value)));
}

/** @param {Data} value */
function isEmpty(value) {
  if (value === "" || value === null || value === undefined) return true;
  return typeof value === "object" && Object.values(value).every(isEmpty);
}

/** @param {Outlined} old */
function isAllFlow(old) {
  return (
    Boolean(old?.entries.length) &&
    old.entries.every((/** @type {Entry} */ entry) => isMapping(entry.value) && entry.value.flow)
  );
}

/** @param {Data} value */
function isObject(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** @param {Data} value */
function isList(value) {
  return isObject(value) && !value.isMap;
}

/** @param {Data} value */
function isMapping(value) {
  return isObject(value) && value.isMap;
}
