/**
 * Custom elements that embed a message or a goal on another site: <brand-message id="…" sender="…"> and <brand-goal id="…">.
 * The element's own content is shown until the data have loaded, and remains if they cannot be.
 * Self-contained: WORDS is defined when the site is built. Nothing is stored, and nothing but the data is loaded.
 */

const home = new URL("../", /** @type {HTMLScriptElement} */ (document.currentScript).src);
const looks = new CSSStyleSheet();
looks.replaceSync(`
:host { display: block; margin-block: 1em; padding-inline-start: 1em; border-inline-start: 2px solid; }
:host([hidden]) { display: none; }
p { margin: 0 0 .5em; white-space: pre-line; overflow-wrap: anywhere; }
p:last-child { margin: 0; }
.small { font-size: .875em; }
a { color: inherit; display: inline-block; min-height: 1.5em; }
`);

/**
 * Return a paragraph of texts and elements; empty if all of them are.
 * @param {(Child | false | undefined)[]} parts
 * @param {string} [name]
 */
function paragraph(parts, name = "") {
  const element = document.createElement("p");
  element.className = name;
  element.append(.../** @type {Child[]} */ (parts.filter(Boolean)));
  return element.textContent ? [element] : [];
}

/** @param {string} words */
function strong(words) {
  const element = document.createElement("strong");
  element.textContent = words;
  return element;
}

/** @param {string} words @param {string} path */
function link(words, path) {
  const element = document.createElement("a");
  element.textContent = words;
  element.href = new URL(path, home).href;
  return element;
}

/**
 * Return the language to show: that of the nearest lang attribute, else the first available.
 * @param {HTMLElement} element
 */
function languageOf(element) {
  const wanted = /** @type {HTMLElement | null} */ (element.closest("[lang]"))?.lang.toLowerCase() ?? "";
  return Object.keys(WORDS).find((each) => wanted.split("-")[0] === each) ?? Object.keys(WORDS)[0];
}

/** @param {string} words @param {Values} values */
function worded(words, values) {
  return words.replace(/\{(\w+)\}/g, (found, name) => values[name] ?? found);
}

/**
 * Return the message's text, with placeholders filled in from attributes: {avsandare} from `sender`, others by name.
 * @param {HTMLElement} element
 * @param {OpenItem} item
 * @param {string} language
 */
function textOf(element, item, language) {
  const number = Number(element.getAttribute("variant")) || 1;
  const text = (item.variants[number - 1] ?? item.variants[0])[language];
  const fields = WORDS[language].fields;
  const filled = Object.keys(fields).map((name) => {
    const given = element.getAttribute(name === "avsandare" ? "sender" : name);
    return [name, given || `[${fields[name]}]`];
  });
  return worded(text, Object.fromEntries(filled));
}

/** @param {OpenItem} item */
function hasEnded(item) {
  return item.state === "retired" || (item.valid_to && item.valid_to < new Date().toISOString().slice(0, 10));
}

/** @param {HTMLElement} element @param {OpenItem} item @param {string} language */
function message(element, item, language) {
  const words = WORDS[language];
  if (hasEnded(item)) {
    const other = item.replaced_by;
    const next = other
      ? link(`${words.instead} ${other.name[language]}`, other.pages[language])
      : link(words.bank, item.pages[language]);
    return [...paragraph([strong(words.retired), item.ended ? ` ${item.ended[language]}` : ""]), ...paragraph([next])];
  }
  const proof = item.facts.map(
    (/** @type {OpenItem} */ each) =>
      `${each.label[language]}: ${each.written[language]} (${each.year === "undated" ? words.undated : each.year}, ${each.publisher})`,
  );
  return [
    ...textOf(element, item, language)
      .split("\n\n")
      .flatMap((each) => paragraph([each])),
    ...paragraph([proof.join(". ")], "small"),
    ...paragraph([link(words.about, item.pages[language])], "small"),
  ];
}

/** @param {HTMLElement} _element @param {OpenItem} item @param {string} language */
function goal(_element, item, language) {
  const words = WORDS[language];
  const title = worded(words.goal, {
    number: item.number,
    name: item.name ? item.name[language] : item.verdict.label[language],
  });
  return [
    ...paragraph([link(title, item.pages[language])]),
    ...paragraph([strong(item.verdict.label[language])]),
    ...paragraph([item.verdict.reasons.map((/** @type {Languages} */ each) => each[language]).join(" ")]),
    ...paragraph([words.site], "small"),
  ];
}

/**
 * Define an element that loads and shows its item. folder: that of the items; parts: returns the nodes to show.
 * @param {string} tag
 * @param {string} folder
 * @param {(element: HTMLElement, item: OpenItem, language: string) => Node[]} parts
 */
function define(tag, folder, parts) {
  customElements.define(
    tag,
    class extends HTMLElement {
      async connectedCallback() {
        try {
          const answer = await fetch(new URL(`data/${folder}/${encodeURIComponent(this.id)}.json`, home));
          if (answer.ok) this.show((await answer.json()).item);
        } catch {
          // No network, or the host does not allow it: the element's own content remains.
        }
      }

      /** @param {OpenItem} item */
      show(item) {
        const language = languageOf(this);
        const holder = document.createElement("div");
        holder.lang = language;
        holder.append(...parts(this, item, language));
        const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
        shadow.adoptedStyleSheets = [looks];
        shadow.replaceChildren(holder);
      }
    },
  );
}

if (!customElements.get("brand-message")) {
  define("brand-message", "messages", message);
  define("brand-goal", "goals", goal);
}
