/** The link from a card to the picture maker, with the card's text in it. */

const LONGEST = 120; // characters of text that a picture has room for
const SENTENCE = /[^.!?…]+[.!?…]+[”"’)]*|[^.!?…]+$/gu;

/**
 * Let the card's link, if there is one, open the maker on the text that is shown: a poster's first line as its headline
 * and the rest whole; of other texts as many whole sentences as a picture has room for.
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
 * The paragraphs without those that hold what the visitor fills in: in the picture, that has fields of its own.
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
