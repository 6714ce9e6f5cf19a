/** The kit as files, made in the browser: plain text, Word, a zip with everything, a calendar. */
import { asset, load } from "../lib/load.js";
import { clean, fileName } from "../lib/save.js";
import { wordDocument, wordFact, wordHeading, wordList, wordSpoken } from "../lib/word.js";

const LINE = "\r\n"; // the line break of Windows' Notepad
const MARK = "\ufeff"; // the byte-order mark, by which Notepad recognises UTF-8

/**
 * Return the whole kit as one text. kit: see exports.js.
 * @param {KitData} kit
 */
export function plainText(kit) {
  return windows(
    [kit.title, kit.words.files_made, ...kit.items.map((item) => messageText(item, kit.words))].join("\n\n\n"),
  );
}

/** @param {ItemData} item @param {Record<string, string>} words */
function messageText(item, words) {
  const day = item.day && `${words.files_day}: ${item.day}`;
  const head = [`${item.name} – ${item.channel}`, day].filter(Boolean).join("\n");
  return [head, item.text, tags(item), factLines(item, words), listed(words.files_goals, item.goals)]
    .filter(Boolean)
    .join("\n\n");
}

/** @param {ItemData} toldItem */
function tags({ hashtags }) {
  return hashtags.map((tag) => `#${tag}`).join(" ");
}

/** @param {ItemData} toldItem @param {Record<string, string>} words */
function factLines({ facts }, words) {
  return listed(
    words.files_facts,
    facts.map((fact) => `${factText(fact)} – ${fact.url}`),
  );
}

/** @param {FactData} fact */
function factText(fact) {
  return `${fact.label}: ${fact.value} (${[fact.year, fact.publisher].filter(Boolean).join(", ")})`;
}

/** @param {string} heading @param {string[]} rows */
function listed(heading, rows) {
  return rows.length ? [heading, ...rows.map((row) => `– ${row}`)].join("\n") : "";
}

/** @param {string} text */
function windows(text) {
  return text.replace(/\r?\n/g, LINE) + LINE;
}

/**
 * Return the kit as a Word document, with headings, language tags, and links to the sources.
 * @param {KitData} kit
 */
export async function word(kit) {
  await load(asset("./lib/docx.js"));
  const children = [
    wordHeading(kit.title, "TITLE"),
    new docx.Paragraph(clean(kit.words.files_made)),
    ...kit.items.flatMap((item) => wordItem(item, kit.words)),
  ];
  return wordDocument({ title: kit.title, creator: kit.sender, language: kit.language, children });
}

/** @param {ItemData} item @param {Record<string, string>} words */
function wordItem(item, words) {
  const rows = (/** @type {string[]} */ ...texts) =>
    texts.filter(Boolean).map((text) => new docx.Paragraph(clean(text)));
  return [
    wordSpoken(item.name, item.named, { heading: "Heading1" }),
    ...rows(item.channel, item.day && `${words.files_day}: ${item.day}`),
    ...item.text.split("\n\n").map((text) => wordSpoken(text, item.spoken)),
    ...rows(tags(item)),
    ...wordList(words.files_facts, item.facts, wordFact),
    ...wordList(
      words.files_goals,
      item.goals,
      (goal) => new docx.Paragraph({ text: clean(goal), bullet: { level: 0 } }),
    ),
  ];
}

/**
 * Return the kit as a zip: a file per message, the facts with their sources, the licence, a readme.
 * @param {KitData} kit
 */
export async function archive(kit) {
  await load(asset("./lib/fflate.js"));
  const files = Object.fromEntries(archived(kit).map(([name, text]) => [name, fflate.strToU8(MARK + windows(text))]));
  // The files' time is the kit's day, so that the same kit gives the same bytes.
  return new Blob([fflate.zipSync(files, { mtime: new Date(`${kit.made}T12:00:00`) })], { type: "application/zip" });
}

/** @param {KitData} toldKit */
function archived({ items, words }) {
  const width = Math.max(2, String(items.length).length);
  const messages = items.map((item, index) => [
    `${String(index + 1).padStart(width, "0")} ${fileName(`${item.name} – ${item.channel}`)}.txt`,
    messageText(item, words),
  ]);
  const facts = items.filter((item) => item.facts.length).map((item) => `${item.name}\n${factLines(item, words)}`);
  return [
    ...messages,
    ...(facts.length ? [[`${fileName(words.files_facts_name)}.txt`, facts.join("\n\n")]] : []),
    [`${fileName(words.files_licence_name)}.txt`, words.files_licence],
    [`${fileName(words.files_readme_name)}.txt`, words.files_readme],
  ];
}

/**
 * Return the kit's days as a calendar (RFC 5545): an all-day event per message with a day.
 * @param {KitData} kit
 */
export function calendar(kit) {
  const host = new URL(kit.address).host || "kit"; // a local file has no host
  const events = kit.items.filter((item) => item.day).flatMap((item) => event(item, kit, host));
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//${escaped(host)}//kit//${kit.language.toUpperCase()}`,
    ...events,
    "END:VCALENDAR",
  ];
  return new Blob([lines.map(folded).join(LINE) + LINE], { type: "text/calendar;charset=utf-8" });
}

/** @param {ItemData} item @param {KitData} kit @param {string} host */
function event(item, kit, host) {
  return [
    "BEGIN:VEVENT",
    `UID:${item.id}@${host}`,
    `SEQUENCE:${item.moved}`,
    `DTSTAMP:${kit.made.replaceAll("-", "")}T000000Z`,
    `DTSTART;VALUE=DATE:${item.day.replaceAll("-", "")}`,
    `SUMMARY:${escaped(`${item.channel}: ${item.name}`)}`,
    `DESCRIPTION:${escaped([item.text, tags(item)].filter(Boolean).join("\n\n"))}`,
    `URL:${item.address}`,
    "END:VEVENT",
  ];
}

/** @param {string} text */
function escaped(text) {
  return clean(text)
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n|[\n\r\u2028\u2029]/g, "\\n");
}

/**
 * Fold a line at 75 bytes, without splitting a character.
 * @param {string} line
 */
function folded(line) {
  const parts = [];
  let part = "";
  let size = 0;
  for (const letter of line) {
    const bytes = new TextEncoder().encode(letter).length;
    if (size + bytes > 74) {
      // 75 including the space that begins a folded line
      parts.push(part);
      part = "";
      size = 0;
    }
    part += letter;
    size += bytes;
  }
  return [...parts, part].join(`${LINE} `);
}

globalThis.brand ??= /** @type {Brand} */ ({});
brand.files = { plainText, word, archive, calendar };
