/** The link from a card to the picture maker, with the card's text in it. */

const LONGEST = 120; // characters of text that a picture has room for
const SENTENCE = /[^.!?…]+[.!?…]+[”"’)]*|[^.!?…]+$/gu;

/**
 * Set the card's link, if it has one, to open the maker with the text shown: a poster's first line as its headline
 * and the whole rest; of other texts, as many whole sentences as a picture has room for.
 * @param {CardView} view
 */
export function showPictureLink({ card, text }) {
  const link = card.querySelector("[data-make]");
  if (!link) return;
  link.dataset.make ||= link.href; // as the build made it
  const [address, fragment] = link.dataset.make.split("#");
  const asked = new URLSearchParams(fragment);
  const [first = "", ...rest] = plainParagraphs(text);
  const words =
    card.dataset.channel === "poster" ? [first, rest.join(" ")] : [null, shortened([first, ...rest].join(" "))];
  ["headline", "text"].forEach((name, place) => {
    if (asked.has(`word.${name}`) && words[place] !== null) asked.set(`word.${name}`, words[place]);
  });
  link.href = `${address}#${asked}`;
}

/**
 * Return the paragraphs without placeholders, which have fields of their own in the picture.
 * @param {HTMLElement} text
 */
function plainParagraphs(text) {
  const paragraphs = [...text.querySelectorAll("p")].filter((each) => !each.querySelector("[data-slot]"));
  return paragraphs.map((each) => each.textContent.replace(/\s+/g, " ").trim());
}

/** @param {string} text */
function shortened(text) {
  const sentences = text.match(SENTENCE) ?? [];
  let short = sentences[0]?.trim() ?? "";
  for (const sentence of sentences.slice(1)) {
    const longer = `${short} ${sentence.trim()}`;
    if (longer.length > LONGEST) break;
    short = longer;
  }
  return short;
}
