/** Helpers for creating elements. Text is always inserted as text, never as markup. */

/**
 * Create an element. attributes: name → value (false and null are left out); children: elements and texts.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children);
  return element;
}

/**
 * Create a button. pressed: its click handler.
 * @param {Child} words
 * @param {(event: any) => unknown} pressed
 * @param {Attributes} [attributes]
 */
export function button(words, pressed, attributes = {}) {
  const element = make("button", { type: "button", class: "brand-button", ...attributes }, words);
  element.addEventListener("click", pressed);
  return element;
}

/**
 * Return the words with each {name} replaced by its value.
 * @param {string} words
 * @param {Values} values
 */
export function worded(words, values) {
  return words.replace(/\{(\w+)\}/g, (found, name) => values[name] ?? found);
}

/**
 * Return the words (`sms`, `tags`) for one or for many. values: those filled in besides the count.
 * @param {string} what
 * @param {number} count
 * @param {Values} [values]
 */
export function counted(what, count, values = {}) {
  return worded(brand.words[`${what}_${count === 1 ? "one" : "many"}`], { count, ...values });
}

/**
 * Return the locale for formatting: British English, and Latin digits in every other language.
 * @param {string} language
 */
export function localeOf(language) {
  return language === "en" ? "en-GB" : `${language}-u-nu-latn`;
}

/**
 * Format a date (2027-06-12) in the language, by default the page's: 12 juni 2027. Other texts are returned as they are.
 * @param {string | undefined} day
 * @param {Intl.DateTimeFormatOptions} [options]
 * @param {string} [language]
 */
export function dayInWords(
  day,
  options = { day: "numeric", month: "long", year: "numeric" },
  language = document.documentElement.lang,
) {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return String(day ?? "");
  return new Intl.DateTimeFormat(localeOf(language), { ...options, timeZone: "UTC" }).format(date);
}

/**
 * Format a date with its weekday, or a range of dates (5–6 juni, 30 maj–1 juni) if `until` is later.
 * @param {string} day
 * @param {string} [until]
 * @param {string} [language]
 */
export function daysInWords(day, until, language = document.documentElement.lang) {
  if (!until || until <= day) return dayInWords(day, { weekday: "long", day: "numeric", month: "long" }, language);
  const span = new Intl.DateTimeFormat(localeOf(language), { day: "numeric", month: "long", timeZone: "UTC" });
  // Some languages put thin spaces around the dash, which text messages do not support.
  return span.formatRange(new Date(`${day}T00:00:00Z`), new Date(`${until}T00:00:00Z`)).replace(/\s*–\s*/, "–");
}

/** Return today's date (2027-06-12) in the visitor's time zone. */
export function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
}
