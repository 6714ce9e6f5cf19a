/** A proposal as text: YAML that a person can read in a mail and `python -m macros accept` can take in. */
import { clean } from "./save.js";

const WIDTH = 70; // columns: mail programs break longer lines
const MAIL = 1800; // characters of a mail's body, as the address writes them, that every system hands on whole
const ISSUE = 6000; // and of an issue's
// What is not seen, and halves of characters: nobody types it, and it is refused where proposals are taken in.
const UNSEEN = /[\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu;
const MARKUP = /<[a-zA-Z/!?]|&#?\w+;/;

/** The paragraphs of a text in data/: an empty line parts them, or, where there is none, a line break. */
export function paragraphsOf(text) {
  return parted(text, text.trim().includes("\n\n") ? /\n\n+/ : /\n/);
}

/** The paragraphs of what somebody has typed: every line is one. What is not seen is left out. */
export function typedParagraphs(text) {
  return parted(clean(text.replace(/[\u0085\u2028\u2029]/g, "\n")).replace(UNSEEN, ""), /\n+/);
}

function parted(text, between) {
  return text.split(between).map((part) => part.replace(/[ \t\n]+/g, " ").replace(/^ | $/g, "")).filter(Boolean);
}

/** What in the text looks like markup; nothing where nothing does. */
export function markupIn(text) {
  const found = MARKUP.exec(text);
  return found ? text.slice(found.index, found.index + 20) : "";
}

/** The proposal. changes: [{field, before, text}], the texts as paragraphs; why: paragraphs; who: one line. */
export function proposalYaml({ item, address, version, changes, why, who, day }) {
  return [
    "proposal: 1",
    `item: ${item}`,
    `address: ${JSON.stringify(address)}`,
    `version: "${version}"`,
    "changes:",
    ...changes.flatMap(({ field, before, text }) => [`  - field: ${field}`, `    before: ${folded(before, 6)}`, `    text: ${folded(text, 6)}`]),
    ...(why.length ? [`why: ${folded(why, 2)}`] : []),
    ...(who ? [`who: ${JSON.stringify(who)}`] : []),
    `day: ${day}`,
    "...\n",
  ].join("\n");
}

function folded(paragraphs, indent) {
  if (!paragraphs.length) return '""';
  const space = " ".repeat(indent);
  return `>-\n${paragraphs.map((each) => filled(each, WIDTH - indent).map((line) => space + line).join("\n")).join("\n\n")}`;
}

/** The words on lines of at most so many characters; a longer word has a line of its own. */
function filled(words, width) {
  return words.split(" ").reduce((lines, word) => {
    const last = lines.at(-1);
    if (last && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
    return lines;
  }, []);
}

/** The address of a mail with the proposal; whether it has room for it is in `whole`. */
export function mailAddress(to, title, body, otherwise) {
  const whole = coded(body).length <= MAIL;
  return { whole, href: `mailto:${coded(to).replace("%40", "@")}?subject=${coded(title)}&body=${coded(whole ? body : otherwise)}` };
}

/** The address of a new issue with the proposal. form: the git host's, with {title} and {body}. */
export function issueAddress(form, title, body, otherwise) {
  const whole = coded(body).length <= ISSUE;
  const values = { title: coded(title), body: coded(whole ? body : otherwise) };
  return { whole, href: form.replace(/\{(title|body)\}/g, (_, name) => values[name]) };
}

function coded(text) {
  return encodeURIComponent(text.replace(/\n/g, "\r\n"));
}
