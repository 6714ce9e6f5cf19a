// Words in a box: where lines break, how long each becomes, and how large the letters can be.

const SMALLER = 0.97; // the ratio between tried sizes
const CAP = 0.65; // the height of capitals, relative to the size
export const DESCENT = 0.2;
const WIDOW = 0.4; // of the longest line, that a last word alone should be
const EVEN = 0.7; // how much smaller letters may be for that
const FEWER = 0.85; // and for a line less
const BROKEN = 0.5; // a word is broken at a joint only where the letters would else be this much smaller
const SHORT = 5; // letters of a last word that should not stand alone
const HYPHEN = 0.6; // what a hyphen costs, in squares of the measure
const ALONE = 0.25;
const SHY = "\u00ad";
const NO_BREAK = "\u00a0";
// “kl. 18”, “12 juni”, “10 000”, “94 %”: spaces at which a line must not break.
const TOGETHER =
  /(?<=\bkl\.) (?=\d)|(?<=\d) (?=\d{3}\b|%|kl\b|km\b|kr\b|(?:jan|feb|mar|apr|ma[jy]|jun|jul|aug|sep|o[kc]t|nov|dec))/giu;

/** @typedef {{ size: number, lines: string[] }} Found */
/** @typedef {{ text: string, soft?: boolean, space?: boolean }} Piece A piece of a line, and how it follows the last. */

/**
 * Set the words as large as the box allows, in as few and as equal lines as possible.
 * @param {string} text
 * @param {Face} face
 * @param {TextBox} box
 * @returns {Fit}
 */
export function fitted(text, face, box) {
  const clean = tidy(text);
  const missing = [...new Set(clean)].filter((each) => !face.has(each) && !"\n|".includes(each) && each !== SHY);
  const whole = largest(clean, face, box, false);
  const broken = largest(clean, face, box, true);
  const found = whole && (!broken || whole.size >= broken.size * BROKEN) ? whole : broken;
  if (!found) return { ...shortened(clean, face, box), missing };
  return { ...evened(clean, face, box, found, found !== whole), over: 0, missing };
}

/**
 * Whether a short word is alone on the last line.
 * @param {string[]} lines
 * @param {Face} face
 */
function isAlone(lines, face) {
  const widest = Math.max(...lines.map(face.width));
  return lines.length > 1 && !lines.at(-1)?.includes(" ") && face.width(lines.at(-1) ?? "") < widest * WIDOW;
}

/**
 * Return the height of lines in a size, from the top of the first one's letters to below the last.
 * @param {string[]} lines
 * @param {Face} face
 * @param {number} size
 * @param {number} leading
 */
export function tall(lines, face, size, leading) {
  return lines.length ? ((lines.length - 1) * leading + top(face, lines[0]) + DESCENT) * size : 0;
}

/**
 * Return a line's height above its baseline, relative to the size.
 * @param {Face} face
 * @param {string} text
 */
export function top(face, text) {
  return Math.max(CAP, face.reach(text).above);
}

/**
 * Return the text in composed Unicode, with white space tidied, and no-break spaces in dates and times.
 * @param {string} text
 */
export function tidy(text) {
  const lines = text.normalize("NFC").replaceAll("\t", " ").split(/\r?\n/);
  return lines
    .map((line) => line.replace(/ +/g, " ").trim().replace(TOGETHER, NO_BREAK))
    .filter(Boolean)
    .join("\n");
}

/**
 * The largest size in which the text finds room, with its lines; it is sought by halves.
 * @param {string} text
 * @param {Face} face
 * @param {TextBox} box
 * @param {boolean} joints whether words may be broken
 * @returns {Found | undefined}
 */
function largest(text, face, box, joints) {
  let [low, high] = [0, Math.ceil(Math.log(box.smallest / box.largest) / Math.log(SMALLER))];
  let found = tried(text, face, box, high, joints);
  while (found && low < high) {
    const middle = (low + high) >> 1;
    const larger = tried(text, face, box, middle, joints);
    if (larger) [found, high] = [larger, middle];
    else low = middle + 1;
  }
  return found;
}

/**
 * The text in the size that is so many steps smaller than the largest; none where it does not find room.
 * @param {string} text
 * @param {Face} face
 * @param {TextBox} box
 * @param {number} step
 * @param {boolean} joints
 * @returns {Found | undefined}
 */
function tried(text, face, box, step, joints) {
  const size = Math.max(box.largest * SMALLER ** step, box.smallest);
  const lines = set(text, face, box, size, joints);
  return lines && tall(lines, face, size, box.leading) <= box.height ? { size, lines } : undefined;
}

/**
 * The same words a little smaller, if no short word stands alone at their end then, or they come in fewer lines; else as
 * they are.
 * @param {string} text
 * @param {Face} face
 * @param {TextBox} box
 * @param {Found} found
 * @param {boolean} joints
 * @returns {Found}
 */
function evened(text, face, box, found, joints) {
  const alone = isAlone(found.lines, face);
  const least = Math.max(box.smallest, found.size * (alone ? EVEN : FEWER));
  for (let size = found.size * SMALLER; size >= least && found.lines.length > 1; size *= SMALLER) {
    const lines = set(text, face, box, size, joints);
    if (lines && !isAlone(lines, face) && (alone || lines.length < found.lines.length)) return { size, lines };
  }
  return found;
}

/**
 * As much of the text as finds room in the smallest size, and how many characters do not.
 * @param {string} text
 * @param {Face} face
 * @param {TextBox} box
 */
function shortened(text, face, box) {
  const characters = [...text];
  let [most, least] = [characters.length, 0];
  while (most - least > 1) {
    const middle = (most + least) >> 1;
    const lines = set(characters.slice(0, middle).join("").trim(), face, box, box.smallest, true);
    if (lines && tall(lines, face, box.smallest, box.leading) <= box.height) least = middle;
    else most = middle;
  }
  const lines = set(characters.slice(0, least).join("").trim(), face, box, box.smallest, true) ?? [];
  return { size: box.smallest, lines, over: characters.length - least };
}

/**
 * The lines of the text in a size; none where a word is wider than the box.
 * @param {string} text
 * @param {Face} face
 * @param {TextBox} box
 * @param {number} size
 * @param {boolean} joints
 */
function set(text, face, box, size, joints) {
  const measure = box.width / size;
  const lines = [];
  for (const line of text.split("\n")) {
    const found = balanced(pieces(line, joints ? (box.joints ?? []) : [], joints), face, measure);
    if (!found) return undefined;
    lines.push(...found);
  }
  return lines;
}

/**
 * A line's words, parted after hyphens as well, and at their joints where they may be broken.
 * @param {string} line
 * @param {string[]} joints
 * @param {boolean} broken
 * @returns {Piece[]}
 */
function pieces(line, joints, broken) {
  return line.split(" ").flatMap((word) => {
    const parts = word.split(/(?<=\p{L}[-–/])(?=\p{L})/u);
    return parts.flatMap((part, index) => {
      const split = broken ? jointed(part, joints).split("|") : [part.replaceAll("|", "").replaceAll(SHY, "")];
      return split.map((text, inner) => ({ text, soft: inner > 0, space: index + inner === 0 }));
    });
  });
}

/**
 * A word with `|` at its joints: its writer's own, or those that the list has.
 * @param {string} word
 * @param {string[]} joints
 */
function jointed(word, joints) {
  const own = word.replaceAll(SHY, "|");
  if (own.includes("|")) return own;
  const known = joints.find((each) => own.toLowerCase().includes(each.replaceAll("|", "")));
  return known ? marked(own, known) : own;
}

/**
 * @param {string} word
 * @param {string} known
 */
function marked(word, known) {
  let at = word.toLowerCase().indexOf(known.replaceAll("|", ""));
  const parts = known.split("|").map((part) => {
    at += part.length;
    return word.slice(at - part.length, at);
  });
  const joined = parts.join("");
  return word.replace(joined, parts.join("|"));
}

/**
 * Return the pieces in as few lines as possible, with the least squared slack.
 * @param {Piece[]} all
 * @param {Face} face
 * @param {number} measure
 * @returns {string[] | undefined}
 */
function balanced(all, face, measure) {
  /** @type {{ lines: number, cost: number, from: number }[]} Of what comes before each piece, the best. */
  const best = [{ lines: 0, cost: 0, from: 0 }];
  for (let to = 1; to <= all.length; to += 1) {
    best[to] = { lines: Number.POSITIVE_INFINITY, cost: Number.POSITIVE_INFINITY, from: 0 };
    for (let from = to - 1; from >= 0; from -= 1) {
      const width = face.width(joined(all, from, to));
      if (width > measure) break;
      const lines = best[from].lines + 1;
      const cost = best[from].cost + slack(all, from, to, width / measure);
      if (lines < best[to].lines || (lines === best[to].lines && cost < best[to].cost))
        best[to] = { lines, cost, from };
    }
  }
  return Number.isFinite(best[all.length].lines) ? traced(all, best) : undefined;
}

/**
 * Return a line's cost: its squared slack, more with a hyphen, or if a short last word is alone.
 * @param {Piece[]} all
 * @param {number} from
 * @param {number} to
 * @param {number} filled
 */
function slack(all, from, to, filled) {
  const alone = to === all.length && from > 0 && to - from === 1 && all[from].text.length <= SHORT;
  return (1 - filled) ** 2 + (all[to]?.soft ? HYPHEN : 0) + (alone ? ALONE : 0);
}

/**
 * @param {Piece[]} all
 * @param {{ from: number }[]} best
 */
function traced(all, best) {
  const lines = [];
  for (let to = all.length; to > 0; to = best[to].from) lines.unshift(joined(all, best[to].from, to));
  return lines;
}

/**
 * Join the pieces of a line, with a hyphen if it ends within a word.
 * @param {Piece[]} all
 * @param {number} from
 * @param {number} to
 */
function joined(all, from, to) {
  const words = all.slice(from, to).map(({ text, space }, index) => (index && space ? ` ${text}` : text));
  return words.join("") + (all[to]?.soft ? "-" : "");
}
