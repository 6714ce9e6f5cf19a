/** Export of the kit: copied, printed, or as a file made in the browser. */

import { kitItems } from "../bank/kit-store.js";
import { cardAddress, cardFacts, hashtags, sentText } from "../bank/post.js";
import { copy } from "../lib/copy.js";
import { button, dayInWords, make, today, worded } from "../lib/dom.js";
import { asset, load } from "../lib/load.js";
import { showToCopy } from "../lib/offer.js";
import { save } from "../lib/save.js";
import { filling, missing, onSender } from "../sender/sender.js";

/**
 * Build the bar of exports, which stays visible while the page scrolls. view: the kit's page.
 * @param {KitView} view
 */
export function startExports(view) {
  const note = make("div", { class: "brand-kit__note", role: "status" });
  const take = (/** @type {string} */ words, /** @type {(view: KitView, note: HTMLElement) => void} */ made) =>
    button(words, () => made(view, note));
  onSender(() => note.querySelector("[data-lacking]")?.replaceWith(...lackingNote(view)));
  const more = [
    take(
      brand.words.kit_word,
      saved("docx", (files, kit) => files.word(kit)),
    ),
    take(
      brand.words.kit_text,
      saved("txt", (files, kit) => new Blob(["\ufeff", files.plainText(kit)], { type: "text/plain" })),
    ),
    take(brand.words.kit_calendar, saveCalendar),
    take(brand.words.kit_print, () => print()),
  ];
  return make(
    "div",
    { class: "brand-kit__exports" },
    make(
      "div",
      { class: "brand-message__buttons" },
      take(brand.words.kit_copy, copyAll),
      take(
        brand.words.kit_zip,
        saved("zip", (files, kit) => files.archive(kit)),
      ),
      make(
        "details",
        { class: "brand-kit__more" },
        make("summary", {}, brand.words.kit_more),
        make("div", { class: "brand-message__buttons" }, ...more),
      ),
    ),
    note,
  );
}

/** @param {KitView} view @param {HTMLElement} note */
async function copyAll(view, note) {
  tellMissing(view, note);
  const text = wholeText(view);
  try {
    if (await copy(text)) note.append(make("p", {}, brand.words.copied));
    else showToCopy(note, await text);
  } catch {
    note.replaceChildren(make("p", {}, brand.words.kit_failed));
  }
}

/** @param {KitView} view */
async function wholeText(view) {
  const { files } = await tools();
  return files.plainText(described(view)).replaceAll("\r\n", "\n");
}

/**
 * Return a function that makes a file of the kit and lets the browser save it.
 * @param {string} ending
 * @param {(files: KitFiles, kit: KitData) => Blob | Promise<Blob>} made
 */
function saved(ending, made) {
  return async (/** @type {KitView} */ view, /** @type {HTMLElement} */ note) => {
    tellMissing(view, note);
    try {
      const { files } = await tools();
      const name = `${brand.words.kit_title} ${today()}.${ending}`;
      save(await made(files, described(view)), name);
      note.append(make("p", {}, worded(brand.words.kit_saved, { name })));
    } catch {
      note.replaceChildren(make("p", {}, brand.words.kit_failed));
    }
  };
}

/** @param {KitView} view @param {HTMLElement} note */
function saveCalendar(view, note) {
  if (kitItems().some((item) => item.day)) return saved("ics", (files, kit) => files.calendar(kit))(view, note);
  note.replaceChildren(make("p", {}, brand.words.kit_no_days));
  return undefined;
}

async function tools() {
  await load(asset("./files.js"));
  return brand;
}

/**
 * Show which placeholders are not filled in; the file is made anyway, with brackets.
 * @param {KitView} view
 * @param {HTMLElement} note
 */
function tellMissing(view, note) {
  note.replaceChildren(...lackingNote(view));
}

/** @param {KitView} view */
function lackingNote(view) {
  const shown = [...view.list.querySelectorAll(".brand-message__text:not([hidden])")];
  const names = [...new Set(shown.flatMap(missing))].map((name) => brand.words.placeholders[name].name.toLowerCase());
  return names.length
    ? [make("p", { "data-lacking": true }, worded(brand.words.kit_all_missing, { names: names.join(", ") }))]
    : [];
}

/**
 * Return the kit as plain values for its files, in the page's language.
 * @param {KitView} view
 */
function described(view) {
  const sender = filling().avsandare ?? "";
  const filesWords = Object.entries(brand.words).filter(([key]) => key.startsWith("files_"));
  return {
    language: brand.words.language,
    title: sender ? `${brand.words.kit_title}: ${sender}` : brand.words.kit_title,
    made: today(),
    sender,
    address: location.href,
    items: [...view.list.children].map(itemOf),
    words: {
      ...Object.fromEntries(filesWords),
      files_made: worded(brand.words.files_made, { day: dayInWords(today()) }),
    },
  };
}

/** @param {Element} row */
function itemOf(row) {
  const card = row.querySelector("[data-message]");
  const tags = hashtags(card);
  const name = card.querySelector(".brand-message__name");
  return {
    id: card.dataset.message,
    name: name.textContent.trim(),
    named: spokenOf(name.querySelector("bdi") ?? name),
    spoken: spokenOf(card.querySelector(".brand-message__text:not([hidden])")),
    channel: brand.words.channels[card.dataset.channel].name,
    text: sentText(card),
    hashtags: tags ? tags.split(" ").map((tag) => tag.slice(1)) : [],
    day: row.querySelector("input[type=date]").value,
    moved: kitItems().find(({ id }) => id === card.dataset.message)?.moved ?? 0,
    goals: [...card.querySelectorAll("[data-goal]")].map((goal) => goal.textContent.trim()),
    address: cardAddress(card),
    facts: cardFacts(card),
  };
}

/** @param {HTMLElement} element @returns {Spoken} */
function spokenOf({ lang, dir }) {
  return { language: lang || brand.words.language, rtl: dir === "rtl" };
}
