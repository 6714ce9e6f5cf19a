/** Before a save: a fact's value is what its kind says, as the check will have it. */
import { worded } from "../lib/dom.js";

/**
 * Stop a save of a value of another form. values: what each kind demands: {pattern, expected, example}.
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
