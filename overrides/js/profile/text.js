/** Composition of a company's texts: pure and deterministic by choices and name. */
import { turned } from "../lib/turn.js";

const SLOT = /\{([a-z]+)\}/;
const LONG_PARAGRAPH = 80; // words of a paragraph after which a strength begins a new one,
const WORTH_ONE = 40; // if at least so many words are left
const PAGE = 5; // arguments on the page to print, unless more strengths were chosen

/**
 * Return the chosen strengths with their arguments for the audience, the best first: {speaking, silent}.
 * silent: those without arguments for that audience. The company's name decides which strength is first.
 * @param {ProfileData} data
 * @param {{ strengths: string[], audience: string, name: string }} given
 */
export function heard(data, { strengths, audience, name }) {
  const chosen = data.strengths
    .filter(({ id }) => strengths.includes(id))
    .map((strength) => ({ ...strength, arguments: ranked(keyed(strength), audience, name) }));
  const has = (/** @type {ProfileStrength} */ strength) => strength.arguments.length > 0;
  return { speaking: turned(chosen.filter(has), name), silent: chosen.filter((strength) => !has(strength)) };
}

/** @param {ProfileStrength} strength */
function keyed(strength) {
  const named = strength.arguments.map((argument, index) => ({ ...argument, key: `${strength.id}-${index}` }));
  return { ...strength, arguments: named };
}

/**
 * Remove the arguments of these keys, and strengths without any left; if none is left, return them all.
 * @param {ProfileStrength[]} speaking
 * @param {Set<string>} without
 */
export function kept(speaking, without) {
  const left = speaking
    .map((each) => ({ ...each, arguments: each.arguments.filter(({ key = "" }) => !without.has(key)) }))
    .filter((each) => each.arguments.length > 0);
  return left.length ? left : speaking;
}

/** @param {ProfileStrength} strength @param {string} audience @param {string} name */
function ranked(strength, audience, name) {
  const own = name && name + strength.id;
  const ranks = new Map();
  for (const argument of strength.arguments) {
    const rank = argument.audiences.indexOf(audience);
    if (rank >= 0) ranks.set(rank, [...(ranks.get(rank) ?? []), argument]);
  }
  return [...ranks].sort(([one], [other]) => one - other).flatMap(([, alike]) => turned(alike, own));
}

/**
 * Compose a text of about so many words: {paragraphs, words, facts, missing}.
 * A paragraph is a list of texts and {slot, value}; missing: the slots without a value; facts: ids.
 * done: the final values, which decide the choice of sentences; values: those typed so far, which are filled in.
 * @param {Frame} frame
 * @param {ProfileStrength[]} speaking
 * @param {number} target
 * @param {Filled} done
 * @param {Filled} [values]
 */
export function composed(frame, speaking, target, done, values = done) {
  const [opening, closing] = [frame.opening, frame.closing].map((versions) => filled(version(versions, done), done));
  const taken = picked(queue(speaking), target - wordCount(opening) - wordCount(closing));
  const paragraphs = laidOut(opening, taken, closing).map((parts) =>
    parts.map((part) => (typeof part === "object" ? { slot: part.slot, value: values[part.slot] ?? "" } : part)),
  );
  const slots = paragraphs.flat().flatMap((part) => (typeof part === "object" && !part.value ? [part.slot] : []));
  return {
    paragraphs,
    words: wordCount(paragraphs.flat()),
    facts: [...new Set(taken.flatMap((piece) => piece.facts))],
    missing: [...new Set(slots)],
  };
}

/**
 * Return the first version whose placeholders all have values; else the last, which needs the least.
 * @param {string[]} versions
 * @param {Filled} values
 */
function version(versions, values) {
  const slots = (/** @type {string} */ text) => text.split(SLOT).filter((_, index) => index % 2);
  const always = slots(versions[versions.length - 1]);
  return /** @type {string} */ (
    versions.find((text) => slots(text).every((slot) => values[slot] || always.includes(slot)))
  );
}

/** @param {string} text @param {Filled} values */
function filled(text, values) {
  return text
    .split(SLOT)
    .map((part, index) => (index % 2 ? { slot: part, value: values[part] ?? "" } : part))
    .filter(Boolean);
}

/**
 * Count the words in the parts; a figure with spaces is one.
 * @param {Part[]} parts
 */
export function wordCount(parts) {
  const text = parts.map((part) => (typeof part === "object" ? part.value : part)).join("");
  return text
    .replace(/(?<=\d)[\u00a0\u202f](?=\d)/g, "")
    .split(/\s+/)
    .filter((word) => /[\p{L}\d]/u.test(word)).length;
}

/**
 * Return every piece in the order of selection: the strengths' first claims, their developments, the second claims …
 * @param {ProfileStrength[]} speaking
 */
function queue(speaking) {
  const rounds = Array.from(
    { length: Math.max(0, ...speaking.map((each) => each.arguments.length)) },
    (_, round) => round,
  );
  return rounds.flatMap((round) => {
    const here = speaking.flatMap((strength, order) =>
      strength.arguments[round] ? [{ ...strength.arguments[round], order }] : [],
    );
    const steps = Math.max(...here.map(({ more }) => more.length + 1));
    return Array.from({ length: steps }, (_, step) => step).flatMap((step) =>
      here.flatMap(({ claim, more, order }) => {
        const piece = [claim, ...more][step];
        return piece ? [{ ...piece, size: wordCount([piece.text]), place: [order, round, step] }] : [];
      }),
    );
  });
}

/**
 * Return the pieces nearest to so many words: those that fit, in order; then one more, or another last, if nearer.
 * @param {QueuedPiece[]} pieces
 * @param {number} room
 */
function picked(pieces, room) {
  const size = (/** @type {QueuedPiece[]} */ chosen) => chosen.reduce((sum, piece) => sum + piece.size, 0);
  /** @type {QueuedPiece[]} */
  const taken = [];
  for (const piece of pieces) if (size(taken) + piece.size <= room && follows(taken, piece)) taken.push(piece);
  const others = pieces.filter((piece) => !taken.includes(piece));
  const ways = [taken, taken.slice(0, -1)].flatMap((kept) =>
    others.filter((piece) => follows(kept, piece)).map((piece) => [...kept, piece]),
  );
  const off = (/** @type {QueuedPiece[]} */ chosen) => Math.abs(room - size(chosen));
  const [best] = [taken, ...ways].filter((chosen) => chosen.length).sort((one, other) => off(one) - off(other));
  return best.sort((one, other) => order(one.place, other.place));
}

/**
 * Whether the piece can follow those selected: a sentence needs the one before it.
 * @param {QueuedPiece[]} taken
 * @param {QueuedPiece} queuedPiece
 */
function follows(taken, { place: [whose, round, step] }) {
  return step === 0 || taken.some(({ place }) => place[0] === whose && place[1] === round && place[2] === step - 1);
}

/** @param {number[]} one @param {number[]} other */
function order(one, other) {
  const differs = one.findIndex((number, index) => number !== other[index]);
  return one[differs] - other[differs];
}

/**
 * Return the paragraphs: each strength's sentences together; a long text has a paragraph per strength.
 * @param {Part[]} opening
 * @param {QueuedPiece[]} taken
 * @param {Part[]} closing
 */
function laidOut(opening, taken, closing) {
  let paragraph = [...opening];
  const paragraphs = [paragraph];
  let left = taken.reduce((sum, { size }) => sum + size, wordCount(closing));
  taken.forEach((piece, index) => {
    const begins = index > 0 && piece.place[0] !== taken[index - 1].place[0];
    if (begins && left >= WORTH_ONE && wordCount(paragraph) >= LONG_PARAGRAPH) {
      paragraph = [];
      paragraphs.push(paragraph);
    }
    add(paragraph, [piece.text]);
    left -= piece.size;
  });
  add(paragraph, closing);
  return paragraphs;
}

/** @param {Part[]} paragraph @param {Part[]} parts */
function add(paragraph, parts) {
  if (paragraph.length) paragraph.push(" ");
  paragraph.push(...parts);
}

/**
 * Return the strengths with the arguments that fit on a page: one each, then more in turn.
 * @param {ProfileStrength[]} speaking
 */
export function onPage(speaking) {
  const most = Math.max(PAGE, speaking.length);
  const turns = speaking.flatMap((strength, index) => strength.arguments.map((_, round) => [round, index]));
  const kept = turns.sort((one, other) => order([...one], [...other])).slice(0, most);
  return speaking.map((strength, index) => ({
    ...strength,
    arguments: strength.arguments.filter((_, round) => kept.some(([at, whose]) => at === round && whose === index)),
  }));
}

/**
 * Return the ids of the facts that prove the strengths' arguments, each once.
 * @param {ProfileStrength[]} strengths
 */
export function provedBy(strengths) {
  const pieces = strengths.flatMap((strength) => strength.arguments.flatMap(({ claim, more }) => [claim, ...more]));
  return [...new Set(pieces.flatMap((piece) => piece.facts))];
}

/**
 * Return a text as it is sent. shown: the words for a placeholder without a value.
 * @param {Part[][]} paragraphs
 * @param {(slot: string) => string} shown
 */
export function plainParagraphs(paragraphs, shown) {
  return paragraphs.map((parts) =>
    parts.map((part) => (typeof part === "object" ? part.value || shown(part.slot) : part)).join(""),
  );
}
