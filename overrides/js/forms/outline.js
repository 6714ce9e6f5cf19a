// A YAML text as an outline: its entries' values, and the entries that comments belong to. `layout` prints it.
//
// A comment at the end of a line belongs to the innermost entry on that line. A comment on a line of its own belongs to
// the entry below it, or to the end of the list or group above it that is indented no further than the comment is.
//
// A group (a mapping or a list): {isMap, flow, column, end, entries, after}. An entry: {key, value, start, valueStart,
// blank, before, trailing}; a value is a text or a group, the key of a list's item is null. A comment: {text, blank}.

/**
 * Parse a text with LF line breaks to an outline. Throws an Error if the syntax is invalid, or if it has no keys.
 * @param {Yaml} YAML
 * @param {string} text
 */
export function outline(YAML, text) {
  const root = outlineValues(YAML, text);
  const spots = [...outlineSpots(root, [root], [])];
  for (const comment of outlineComments(YAML, text)) {
    const found = spots.findIndex((spot) => spot.entry.start >= comment.place);
    const count = found < 0 ? spots.length : found;
    attach(comment, text, spots[count - 1], spots[count], root);
  }
  return root;
}

/**
 * Parse a text as `outline` does, without its comments: it says what the file holds, in less time.
 * @param {Yaml} YAML
 * @param {string} text
 */
export function outlineValues(YAML, text) {
  const parsed = YAML.parseDocument(text, { schema: "failsafe", keepSourceTokens: true, uniqueKeys: true });
  if (parsed.errors.length) throw parsed.errors[0];
  if (!YAML.isMap(parsed.contents) || !parsed.contents.items.length) throw new Error("The file has no fields.");
  return outlineGroup(YAML, parsed.contents, text, 0);
}

/**
 * @param {Yaml} YAML
 * @param {any} node
 * @param {string} text
 * @param {number} least
 * @returns {Outlined}
 */
function outlineGroup(YAML, node, text, least) {
  const isMap = YAML.isMap(node);
  const column = Math.max(columnOf(text, startOf(YAML, node)), least);
  /** @type {Outlined} */
  const group = { isMap, flow: Boolean(node.flow), column, end: node.range[1], entries: [], after: [] };
  for (const item of node.items) {
    const [key, value] = isMap ? [item.key, item.value] : [null, item];
    const content = YAML.isCollection(value) ? outlineGroup(YAML, value, text, column + 1) : String(value.value ?? "");
    const start = key ? key.range[0] : startOf(YAML, value);
    const place = { start, valueStart: startOf(YAML, value), blank: blankAbove(text, start) };
    group.entries.push({ key: key && String(key.value ?? ""), value: content, ...place, before: [], trailing: "" });
  }
  return group;
}

/**
 * Return the position of a value; of a group with an entry per line, that of its first key or dash.
 * @param {Yaml} YAML
 * @param {any} node
 */
function startOf(YAML, node) {
  if (!YAML.isCollection(node) || node.flow) return node.range[0];
  if (YAML.isMap(node)) return node.items[0].key.range[0];
  return node.srcToken.items
    .flatMap((/** @type {any} */ item) => item.start)
    .find((/** @type {any} */ token) => token.type === "seq-item-ind").offset;
}

/** @param {string} text @param {number} place */
function columnOf(text, place) {
  return place - text.lastIndexOf("\n", place - 1) - 1;
}

/** @param {string} text @param {number} place */
function blankAbove(text, place) {
  const end = text.lastIndexOf("\n", place - 1);
  return end >= 0 && !text.slice(text.lastIndexOf("\n", end - 1) + 1, end).trim();
}

/**
 * Yield every entry in the order of the text, each before those in it, with the groups around it and their entries.
 * @param {Outlined} group
 * @param {Outlined[]} groups
 * @param {Entry[]} owners
 * @returns {Generator<any>}
 */
function* outlineSpots(group, groups, owners) {
  for (const entry of group.entries) {
    yield { entry, groups, owners };
    if (typeof entry.value !== "string") {
      yield* outlineSpots(entry.value, [...groups, entry.value], [...owners, entry]);
    }
  }
}

/**
 * Yield every comment and its position, from the library's lexer, whose marks between tokens have no width.
 * @param {Yaml} YAML
 * @param {string} text
 */
function* outlineComments(YAML, text) {
  let place = 0;
  let inScalar = false;
  for (const token of new YAML.Lexer().lex(text)) {
    const isMark = ["\x02", "\x18", "\x1f"].includes(token);
    if (token.startsWith("#") && !inScalar) yield { place, text: token.trimEnd() };
    inScalar = token === "\x1f";
    place += isMark ? 0 : token.length;
  }
}

/**
 * @param {any} comment
 * @param {string} text
 * @param {any} above
 * @param {any} below
 * @param {Outlined} root
 */
function attach(comment, text, above, below, root) {
  const { place } = comment;
  const ahead = text.slice(text.lastIndexOf("\n", place - 1) + 1, place);
  if (!above || !/[^- \t]/.test(ahead)) {
    const column = ahead.trim() ? -1 : ahead.length; // what stands after a dash belongs to the item below
    homeOf(place, column, above, below, root).push({ text: comment.text, blank: blankAbove(text, place) });
    return;
  }
  const entry = onLine(above, place);
  if (entry.trailing) entry.before.push({ text: comment.text, blank: false });
  else entry.trailing = comment.text;
}

/** @param {any} spot @param {number} place */
function onLine(spot, place) {
  const closed = spot.groups.slice(1).findIndex((/** @type {Outlined} */ group) => group.flow && group.end <= place);
  return closed < 0 ? spot.entry : spot.owners[closed];
}

/**
 * @param {number} place
 * @param {number} column
 * @param {any} above
 * @param {any} below
 * @param {Outlined} root
 */
function homeOf(place, column, above, below, root) {
  if (above && typeof above.entry.value === "string" && above.entry.valueStart > place) return above.entry.before;
  for (const group of (above?.groups ?? []).toReversed()) {
    if (below?.groups.includes(group)) break;
    if (group.flow ? place < group.end : column >= group.column) return group.after;
  }
  return below ? firstOf(below).before : root.after;
}

/** @param {any} any */
function firstOf({ entry, groups, owners }) {
  const owner = owners.at(-1);
  if (!owner || owner.key !== null || groups.at(-1).entries[0] !== entry) return entry;
  return firstOf({ entry: owner, groups: groups.slice(0, -1), owners: owners.slice(0, -1) });
}
