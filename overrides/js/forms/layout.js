// The one form of every data file: what a careful person would have written. The forms and the commands write it.
//
// - The first line names the file's schema. Lines end in LF, the last one too. Each level is indented by two spaces,
//   a list below its key as well.
// - Keys come in the order of the schema's properties, others after them as they stood. Where the keys are free (words,
//   sources, colours) their order is the writer's.
// - A value is plain where no reader of YAML, 1.1 or 1.2, could take it for anything but that text; else it stands in
//   double quotes. Integers, numbers, booleans and days are plain where the schema says that this is what they are.
// - A text that does not fit on its line, or has paragraphs, is `>-`: folded, a blank line between paragraphs. Lines break
//   at spaces alone, never at a no-break space. What folding cannot hold (an empty line, an indented one) is `|-`, and
//   what that cannot hold either (a space or line break last, a tab, what cannot be seen) stands in double quotes.
// - A list of words is `[a, b]` if it fits on its line, else one a line. A list of texts or groups: one a line.
// - A group is one key a line. One that was written `{…}` stays so while it fits on its line.
// - Comments stay with what they stand above, beside or after; what holds one is never `[…]` or `{…}`. One blank line
//   stays above a comment or above a key of the outermost level; other blank lines go.
import { innerSchema } from "./schema.js";

const WIDTH = 110;
const HEAD = "# yaml-language-server: $schema=";
const STEP = "  ";
const EDGE = /^[\s\ufeff]|[\s\ufeff]$/;
const UNSEEN = /[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/gu;
// What has a meaning of its own in YAML: as the first character, anywhere, and within [ ] and { }.
const SIGN = /^[-?:,[\]{}#&*!|>'"%@`]|\s#|:\s|:$|[\t\r\n]/;
const FLOW_SIGN = /[,[\]{}:?]/;
// What some reader takes for a number, a day, a boolean or nothing.
const TYPED = new RegExp(
  "^(?:" +
    "[-+]?(?:0b[01_]*|0x[0-9a-f_]*|0o[0-7_]*|\\.inf)|\\.nan" +
    "|[-+]?(?:[0-9][0-9_,]*(?::[0-9_]+)*(?:\\.[0-9_.]*)?|\\.[0-9_.]*)(?:e[-+]?[0-9]+)?" +
    "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[ t].*)?|y|yes|n|no|true|false|on|off|null|~|=|<<|" +
    ")$",
  "i",
);
const BREAK = /(?<! ) (?! )/;
// What a folded text cannot hold, and what one line by line cannot: spaces at the ends of lines, and tabs.
const LOOSE = /^ | $|[\t\r]/m;
const LOOSE_END = / $|[\t\r]/m;
const NUMBER = /^-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?$/;
const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

/**
 * The text of an outline in its form. path: the file, below the project's root. schemas: file's name → schema.
 * @param {Outlined} root
 * @param {string} kind
 * @param {Schemas} schemas
 * @param {string} path
 */
export function layout(root, kind, schemas, path) {
  const head = `${HEAD}${"../".repeat(path.split("/").length - 2)}schema/${kind}.schema.json`;
  const isOwn = (/** @type {OutlineComment} */ comment) => !comment.text.startsWith(HEAD);
  const entries = root.entries.map((/** @type {Entry} */ entry, /** @type {number} */ index) =>
    index ? entry : { ...entry, before: entry.before.filter(isOwn) },
  );
  const own = { ...root, entries, after: root.after.filter(isOwn) };
  return `${[head, ...groupLines(own, schemas[`${kind}.schema.json`], 0, schemas)].join("\n")}\n`;
}

/**
 * Whether a text is written as a number, whole or with decimals.
 * @param {string} text
 */
export function isNumber(text) {
  return NUMBER.test(text);
}

/**
 * @param {Outlined} group
 * @param {Schema} schema
 * @param {number} depth
 * @param {Schemas} schemas
 * @returns {string[]}
 */
function groupLines(group, schema, depth, schemas) {
  const indent = STEP.repeat(depth);
  const lines = [];
  for (const entry of ordered(group, schema)) {
    lines.push(...linesAbove(entry.before, indent, depth > 0 && !lines.length));
    if (entry.blank && !depth) lines.push("");
    lines.push(...entryLines(entry, innerSchema(entry.key, schema, schemas), depth, schemas));
  }
  return [...lines, ...linesAbove(group.after, indent, false)];
}

/**
 * @param {Entry} entry
 * @param {Schema} schema
 * @param {number} depth
 * @param {Schemas} schemas
 * @returns {string[]}
 */
function entryLines(entry, schema, depth, schemas) {
  const { key, value } = entry;
  const indent = STEP.repeat(depth);
  const name = indent + (key === null ? "-" : `${word(key, {}, false)}:`);
  const trailing = entry.trailing && ` ${entry.trailing}`;
  if (typeof value === "string") {
    const [first, ...rest] = textLines(value, schema, name, indent + STEP);
    return [first + trailing, ...rest];
  }
  const line = wantsLine(value) ? lineOf(value, schema, schemas) : null;
  if (line !== null && length(name) + 1 + length(line) <= WIDTH) return [`${name} ${line}${trailing}`];
  const lines = groupLines(value, schema, depth + 1, schemas);
  return key === null ? itemLines(lines, indent, trailing) : [name + trailing, ...lines];
}

/**
 * @param {Data} value
 * @param {Schema} schema
 * @param {Schemas} schemas
 * @returns {string | null}
 */
function lineOf(value, schema, schemas) {
  if (typeof value === "string") return value.includes("\n") ? null : word(value, schema, true);
  const parts = [];
  for (const entry of ordered(value, schema)) {
    const part = lineOf(entry.value, innerSchema(entry.key, schema, schemas), schemas);
    if (part === null || entry.before.length || entry.trailing) return null;
    parts.push(entry.key === null ? part : `${word(entry.key, {}, true)}: ${part}`);
  }
  if (value.after.length) return null;
  return value.isMap ? `{${parts.join(", ")}}` : `[${parts.join(", ")}]`;
}

/** @param {Outlined} group @param {Schema} schema */
function ordered(group, schema) {
  const ranks = group.isMap ? Object.keys(schema.properties ?? {}) : [];
  const rank = (/** @type {Entry} */ entry) => (ranks.includes(entry.key) ? ranks.indexOf(entry.key) : ranks.length);
  return [...group.entries].sort((one, other) => rank(one) - rank(other));
}

/** @param {OutlineComment[]} comments @param {string} indent @param {boolean} isFirst */
function linesAbove(comments, indent, isFirst) {
  return comments.flatMap((comment, index) => [
    ...(comment.blank && !(isFirst && index === 0) ? [""] : []),
    indent + comment.text,
  ]);
}

/** @param {Outlined} group */
function wantsLine(group) {
  if (group.isMap) return group.flow || !group.entries.length;
  return group.entries.every((/** @type {Entry} */ entry) => typeof entry.value === "string");
}

/** @param {string[]} lines @param {string} indent @param {string | null} trailing */
function itemLines(lines, indent, trailing) {
  const count = lines.findIndex((line) => line && !line.trimStart().startsWith("#"));
  const comments = [trailing ?? "", ...lines.slice(0, count)].filter(Boolean).map((line) => indent + line.trim());
  return [...comments, `${indent}- ${lines[count].trimStart()}`, ...lines.slice(count + 1)];
}

/** @param {string} text @param {Schema} schema @param {string} name @param {string} indent */
function textLines(text, schema, name, indent) {
  const line = `${name} ${word(text, schema, false)}`;
  const paragraphs = text.split("\n");
  const fits = length(line) <= WIDTH || !BREAK.test(text);
  if ((paragraphs.length === 1 && fits) || !text || isUnseen(text)) return [line];
  const lines = (/** @type {string[]} */ found) => found.map((each) => (each ? indent + each : ""));
  if (paragraphs.every((each) => each) && !LOOSE.test(text)) {
    const folds = paragraphs.flatMap((each) => [...folded(each, WIDTH - indent.length), ""]);
    return [`${name} >-`, ...lines(folds.slice(0, -1))];
  }
  const isWhole = paragraphs[0] && paragraphs.at(-1) && text[0] !== " " && !LOOSE_END.test(text);
  return paragraphs.length > 1 && isWhole ? [`${name} |-`, ...lines(paragraphs)] : [line];
}

/** @param {string} text @param {number} width */
function* folded(text, width) {
  let [line, ...words] = text.split(BREAK);
  for (const each of words) {
    if (length(line) + 1 + length(each) > width) {
      yield line;
      line = each;
    } else {
      line += ` ${each}`;
    }
  }
  yield line;
}

/** @param {string} text */
function length(text) {
  return [...text].length;
}

/** @param {string} text @param {Schema} schema @param {boolean} inFlow */
function word(text, schema, inFlow) {
  return isTyped(text, schema) || isPlain(text, inFlow) ? text : quoted(text);
}

/** @param {string} text @param {Schema} schema */
function isTyped(text, { type, format }) {
  if (type === "boolean") return text === "true" || text === "false";
  return type === "integer" || type === "number" ? isNumber(text) : format === "date" && DAY.test(text);
}

/** @param {string} text @param {boolean} inFlow */
function isPlain(text, inFlow) {
  if (SIGN.test(text) || EDGE.test(text) || (inFlow && FLOW_SIGN.test(text))) return false;
  return !TYPED.test(text) && !isUnseen(text);
}

/** @param {string} text */
function isUnseen(text) {
  return text.search(UNSEEN) >= 0;
}

/** @param {string} text */
function quoted(text) {
  return JSON.stringify(text).replace(UNSEEN, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
