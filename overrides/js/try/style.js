/** Warnings about a text: the same rules as in macros/domain/text_lint.py, tested by the same tests/domain/style_cases.yml. */

const WORD = /\p{L}[\p{L}\p{M}]*(?:[-’'][\p{L}\p{M}]+)*/gu;
// A point ends a sentence at the end of a line and before a capital, or a letter of a script that has none: "t.ex. en" and
// "kl. 10" go on.
const SENTENCE_END = /\n+|(?<![.!?…؟])[.!?…؟]+[”“"’)]*(?=\s+[”“"’(–]*[\p{Lu}\p{Lo}]|\s*$|\s*\n)/u;
const ADDRESS = /https?:\/\/\S+|www\.\S+|[^\s@]{1,64}@[^\s@]{1,253}\.\S+/gu;
const TELEPHONE = /(?<![\p{L}\p{M}\d])(?:\+\d{1,3}|\(?0\d{1,4}\)?)(?:[ \u00a0/–-]?\(?\d+\)?)+/gu;
const TELEPHONE_DIGITS = 7;
const FIGURE = /(?<![\p{L}\p{M}\d]-?)[-−]?\d+(?:[ .,:\u00a0\u202f–-]\d+)*(?!\d|\p{Lu}(?!\p{L}))/gu;
const SLOT = /\{[\p{L}_]+\}|\[[^[\]\n]{1,60}\]/gu;
const LONG_WORD = 6;
const ENOUGH_WORDS = 10; // LIX says nothing of fewer
const NEAR = 40; // characters examined on each side of a figure: more than in any month or word before a time
/** @type {[string, RegExp][]} */
const TYPOGRAPHY = [
  ["straight-quote", /"/gu],
  ["foreign-quote", /“/gu],
  ["hyphen-for-dash", /(?<=\s)--?(?=\s)/gu],
  ["three-points", /\.{3,}/gu],
  ["space-before-mark", /(?<=[\p{L}\d])[ \u00a0]+[.,!?:;](?=\s|$)/gu],
  ["two-spaces", /(?<=\S) {2,}(?=\S)/gu],
  ["repeated-mark", /[!?]{2,}/gu],
  ["no-space-before-sign", /[\p{L}\d]%|§[\p{L}\d]/gu],
];

/**
 * Return all warnings: [{code, found, why}], rule by rule. rules: from macros.domain.text_lint.rules.
 * @param {string} text
 * @param {Rules} rules
 */
export function findings(text, rules) {
  const bare = withoutNames(text, rules);
  return [
    ...cliches(bare, rules),
    ...superlatives(bare, rules),
    ...figures(bare, rules),
    ...longSentences(text, rules),
    ...hard(text, rules),
    ...slots(text),
    ...typography(text, rules),
  ];
}

/** @param {string} code @param {string} found @param {string} [why] */
function finding(code, found, why = "") {
  return { code, found, why };
}

/** @param {string} text @param {Rules} rules */
function withoutNames(text, { names }) {
  return names.reduce(
    (rest, name) => rest.replace(new RegExp(escaped(name), "giu"), (found) => " ".repeat(found.length)),
    text,
  );
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** @param {string} text @param {Rules} rules */
function cliches(text, rules) {
  return rules.cliches.flatMap(({ words, why }) =>
    words.flatMap((word) => whole(word, text).map((found) => finding("cliche", found, why))),
  );
}

/** @param {string} text @param {Rules} rules */
function superlatives(text, rules) {
  return rules.superlatives.flatMap((word) => whole(word, text).map((found) => finding("superlative", found)));
}

/** @param {string} words @param {string} text */
function whole(words, text) {
  const pattern = words.split(/\s+/).map(escaped).join("\\s+");
  return text.match(new RegExp(`(?<![\\p{L}\\d])${pattern}(?![\\p{L}\\d])`, "giu")) ?? [];
}

/** @param {string} text @param {Rules} rules */
function figures(text, rules) {
  const rest = text
    .replace(ADDRESS, blank)
    .replace(TELEPHONE, (found) => ((found.match(/\d/g) ?? []).length >= TELEPHONE_DIGITS ? blank(found) : found));
  return [...rest.matchAll(FIGURE)]
    .filter((found) => !isDayOrTime(rest, found, rules) && !/^0\d/.test(found[0]))
    .map((found) => finding("figure", found[0]));
}

/** @param {string} found */
function blank(found) {
  return " ".repeat(found.length);
}

/** @param {string} text @param {any} found @param {Rules} rules */
function isDayOrTime(text, found, { clock, months }) {
  const end = found.index + found[0].length;
  const before = parts(text.slice(Math.max(0, found.index - NEAR), found.index)).at(-1);
  const after = parts(text.slice(end, end + NEAR))[0]?.replace(/^[.,!?:;)]+|[.,!?:;)]+$/g, "");
  return clock.includes(before?.toLowerCase() ?? "") || months.includes(after ?? "") || months.includes(before ?? "");
}

/** @param {string} text */
function parts(text) {
  return text.split(/\s+/).filter(Boolean);
}

/** @param {string} text @param {Rules} rules */
function longSentences(text, rules) {
  return sentences(text)
    .filter((each) => words(each).length > rules.sentence)
    .map((each) => finding("long-sentence", each));
}

/** @param {string} text @param {Rules} rules */
function hard(text, rules) {
  return words(text).length >= ENOUGH_WORDS && lix(text) > rules.lix ? [finding("lix", String(lix(text)))] : [];
}

/** @param {string} text */
function slots(text) {
  return (text.match(SLOT) ?? []).map((found) => finding("slot-left", found));
}

/** @param {string} text @param {Rules} rules */
function typography(text, { excused }) {
  return TYPOGRAPHY.filter(([code]) => !excused.includes(code)).flatMap(([code, pattern]) =>
    (text.match(pattern) ?? []).map((found) => finding(code, found)),
  );
}

/**
 * Return the words of the text.
 * @param {string} text
 */
export function words(text) {
  return text.match(WORD) ?? [];
}

/**
 * Return the text's sentences that contain words; a line break ends a sentence.
 * @param {string} text
 */
export function sentences(text) {
  return text
    .split(SENTENCE_END)
    .filter((part) => words(part).length)
    .map((part) => part.trim());
}

/**
 * Return the readability index: words per sentence + percentage of words of more than six letters; 0 without words.
 * @param {string} text
 */
export function lix(text) {
  const found = words(text);
  if (!found.length) return 0;
  const long = found.filter((word) => [...word].length > LONG_WORD).length;
  return Math.floor(found.length / sentences(text).length + (100 * long) / found.length + 0.5);
}
