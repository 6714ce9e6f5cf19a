/** Before a save: check a fact's value against its kind, as the command `check` does. */
import { worded } from "../lib/dom.js";

/**
 * Stop a save of an invalid value. values: kind → {pattern, expected, example}.
 * @param {Record<string, Demand>} values
 * @param {string} words
 */
export function startValues(values, words) {
  CMS.registerEventListener({
    name: "preSave",
    handler: (/** @type {{ entry: any }} */ { entry }) => {
      if (entry.get("collection") !== "fact") return;
      const { kind, value } = entry.get("data").toJS();
      const demand = values[kind || "number"];
      if (!demand || new RegExp(`^(?:${demand.pattern})$`).test(value)) return;
      throw new Error("saving_failed", { cause: new Error(worded(words, { ...demand, found: value })) });
    },
  });
}
