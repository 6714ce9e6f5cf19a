// A picture's words: its alternative text, and the text of a post.
const LEAST = 125; // characters of an alternative text
const MOST = 250;
const ORDER = [
  "status",
  "figure",
  "unit",
  "headline",
  "by",
  "day",
  "place",
  "source",
  "year",
  "sender",
  "text",
  "link",
];

/**
 * Return the alternative text: the words in the picture, and its motif's description, as far as there is room.
 * @param {Draft} draft
 * @param {MakerData} data
 */
export function altText(draft, data) {
  const shown = sentence(data.motifs[draft.motif]?.alt ?? "");
  let made = "";
  for (const [index, each] of sentences(draft, data).entries()) {
    const longer = `${made} ${each}`.trim();
    const room = MOST - (shown.length + 1 <= MOST - LEAST ? shown.length + 1 : 0);
    if (index && longer.length > room) break;
    made = longer;
  }
  const whole = `${made} ${shown}`.trim();
  return whole.length <= MOST ? whole : made;
}

/**
 * Return all words of the picture, as the text of a post.
 * @param {Draft} draft
 * @param {MakerData} data
 */
export function caption(draft, data) {
  return sentences(draft, data).join("\n");
}

/**
 * Return the fields' texts in reading order, each as a sentence.
 * @param {Draft} draft
 * @param {MakerData} data
 */
function sentences(draft, data) {
  const fields = Object.keys(data.templates[draft.template].fields);
  const words = Object.fromEntries(fields.map((field) => [field, plain(draft.words[field] ?? "")]));
  const { figure = "", unit = "", source = "", year = "", ...others } = words;
  /** @type {Record<string, string>} */
  const told = {
    ...others,
    headline: [figure, unit, others.headline].filter(Boolean).join(" "),
    source: source && data.words.source.replace("{source}", source).replace("{year}", year),
    credit: draft.motif === "photo" ? (others.credit ?? "") : "",
  };
  const ordered = [...ORDER, "credit"].map((field) => told[field]);
  return ordered.filter(Boolean).map((each) => (each === told.link ? each : sentence(each)));
}

/** @param {string} text */
function plain(text) {
  return text
    .normalize("NFC")
    .replace(/[|\u00ad]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** @param {string} text */
function sentence(text) {
  return text && !/[.!?…”"]$/.test(text) ? `${text}.` : text;
}
