// The one form of every data file. The rules stand in macros/layout.py; this writes the same, character for character.

const WIDTH = 110;
const HEAD = "# yaml-language-server: $schema=";
const STEP = "  ";
const EDGE = /^[\s\ufeff]|[\s\ufeff]$/;
const UNSEEN = /[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/gu;
const SIGN = /^[-?:,[\]{}#&*!|>'"%@`]|\s#|:\s|:$|[\t\r\n]/;
const FLOW_SIGN = /[,[\]{}:?]/;
const TYPED = new RegExp(
  "^(?:" +
    "[-+]?(?:0b[01_]*|0x[0-9a-f_]*|0o[0-7_]*|\\.inf)|\\.nan" +
    "|[-+]?(?:[0-9][0-9_,]*(?::[0-9_]+)*(?:\\.[0-9_.]*)?|\\.[0-9_.]*)(?:e[-+]?[0-9]+)?" +
    "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[ t].*)?|y|yes|n|no|true|false|on|off|null|~|=|<<|" +
    ")$",
  "i",
);
const BREAK = /(?<! ) (?! )/;
const LOOSE = /^ | $|[\t\r]/m;
const LOOSE_END = / $|[\t\r]/m;
const NUMBER = /^-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?$/;
const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

/** The text of an outline in its form. path: the file, below the project's root. schemas: file's name → schema. */
export function layout(root, kind, schemas, path) {
  const head = `${HEAD}${"../".repeat(path.split("/").length - 2)}schema/${kind}.schema.json`;
  const isOwn = (comment) => !comment.text.startsWith(HEAD);
  const entries = root.entries.map((entry, index) =>
    index ? entry : { ...entry, before: entry.before.filter(isOwn) },
  );
  const own = { ...root, entries, after: root.after.filter(isOwn) };
  return `${[head, ...groupLines(own, schemas[`${kind}.schema.json`], 0, schemas)].join("\n")}\n`;
}

/** The resolved schema of what stands at a key, or (key null) in a list; empty where the schema names none. */
export function innerSchema(key, schema, schemas) {
  const found = key === null ? schema.items : (schema.properties?.[key] ?? schema.additionalProperties);
  if (!found || typeof found !== "object") return {};
  const [file, name] = (found.$ref ?? "").split("#/$defs/");
  const { $ref, ...own } = found;
  return $ref ? { ...schemas[file].$defs[name], ...own } : found;
}

/** Whether a text is written as a number, whole or with decimals. */
export function isNumber(text) {
  return NUMBER.test(text);
}

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

function ordered(group, schema) {
  const ranks = group.isMap ? Object.keys(schema.properties ?? {}) : [];
  const rank = (entry) => (ranks.includes(entry.key) ? ranks.indexOf(entry.key) : ranks.length);
  return [...group.entries].sort((one, other) => rank(one) - rank(other));
}

function linesAbove(comments, indent, isFirst) {
  return comments.flatMap((comment, index) => [
    ...(comment.blank && !(isFirst && index === 0) ? [""] : []),
    indent + comment.text,
  ]);
}

function wantsLine(group) {
  if (group.isMap) return group.flow || !group.entries.length;
  return group.entries.every((entry) => typeof entry.value === "string");
}

function itemLines(lines, indent, trailing) {
  const count = lines.findIndex((line) => line && !line.trimStart().startsWith("#"));
  const comments = [trailing, ...lines.slice(0, count)].filter((line) => line).map((line) => indent + line.trim());
  return [...comments, `${indent}- ${lines[count].trimStart()}`, ...lines.slice(count + 1)];
}

function textLines(text, schema, name, indent) {
  const line = `${name} ${word(text, schema, false)}`;
  const paragraphs = text.split("\n");
  const fits = length(line) <= WIDTH || !BREAK.test(text);
  if ((paragraphs.length === 1 && fits) || !text || isUnseen(text)) return [line];
  const lines = (found) => found.map((each) => (each ? indent + each : ""));
  if (paragraphs.every((each) => each) && !LOOSE.test(text)) {
    const folds = paragraphs.flatMap((each) => [...folded(each, WIDTH - indent.length), ""]);
    return [`${name} >-`, ...lines(folds.slice(0, -1))];
  }
  const isWhole = paragraphs[0] && paragraphs.at(-1) && text[0] !== " " && !LOOSE_END.test(text);
  return paragraphs.length > 1 && isWhole ? [`${name} |-`, ...lines(paragraphs)] : [line];
}

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

function length(text) {
  return [...text].length;
}

function word(text, schema, inFlow) {
  return isTyped(text, schema) || isPlain(text, inFlow) ? text : quoted(text);
}

function isTyped(text, { type, format }) {
  if (type === "boolean") return text === "true" || text === "false";
  return type === "integer" || type === "number" ? isNumber(text) : format === "date" && DAY.test(text);
}

function isPlain(text, inFlow) {
  if (SIGN.test(text) || EDGE.test(text) || (inFlow && FLOW_SIGN.test(text))) return false;
  return !TYPED.test(text) && !isUnseen(text);
}

function isUnseen(text) {
  return text.search(UNSEEN) >= 0;
}

function quoted(text) {
  return JSON.stringify(text).replace(UNSEEN, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
