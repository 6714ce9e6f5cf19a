/** The forms: reading and writing of files, previews, and the start of the editor. */

import * as YAML from "yaml";
import { withApproval } from "./approval.js";
import { fromForm, toForm } from "./data.js";
import { lastSeen, remember, startGuard } from "./guard.js";
import { startPreviews } from "./preview.js";
import { startValues } from "./values.js";
import { makeWriter } from "./writer.js";

const { config, schemas, words } = brand.forms;

for (const each of [...config.collections, ...config.singletons]) {
  if (each.format.startsWith("data-")) registerFormat(each);
}
startGuard(words, `${config.backend.name}:${config.backend.repo}`);
startValues(brand.forms.fact_values, words.fact_value);
const script = /** @type {HTMLScriptElement} */ (document.currentScript);
startPreviews(brand.forms, [
  new URL(/** @type {string} */ (script.dataset.style), document.baseURI).href,
  new URL("preview.css", script.src).href,
]);
// An absolute address: the editor resolves others from the host's root, and the site may be below a path.
CMS.init({
  config: {
    ...config,
    logo: { src: document.querySelector("link[rel=icon]").href },
    site_url: new URL("../..", document.baseURI).href,
  },
});

/**
 * Register the reading and writing of a kind's files: what is not changed remains as it was, including comments.
 * A collection of one language is named after its kind and that: translation-de.
 * @param {FormKind} formKind
 */
function registerFormat({ name, format, folder, file }) {
  const [kind] = name.split("-");
  const schema = schemas[`${kind}.schema.json`];
  const { read, write } = makeWriter(YAML, schemas, kind, file ?? `${folder}/x.yml`);
  CMS.registerCustomFormat(format, "yml", {
    fromFile: (/** @type {string} */ text) => {
      const data = read(text);
      remember(nameOf(name, data), text);
      return inForm(schema, toForm(schema, data, schemas));
    },
    toFile: (/** @type {Data} */ content) => {
      const given = fromForm(schema, fromInForm(schema, content), schemas);
      const original = lastSeen(nameOf(name, given));
      const data = withApproval(kind, given, original && read(original), schemas);
      const text = write(original, data);
      remember(nameOf(name, data), text);
      return text;
    },
  });
}

/** @param {string} name @param {Data} data */
function nameOf(name, data) {
  return `${name}/${data.id ?? name}`;
}

// A file that is itself a mapping with free keys has no field for it: the form's field is called `entries`.
/** @param {Schema} schema @param {Data} data */
function inForm(schema, data) {
  return schema.properties ? data : { entries: data };
}

/** @param {Schema} schema @param {Data} content */
function fromInForm(schema, content) {
  return schema.properties ? content : content.entries;
}
