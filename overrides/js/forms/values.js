/** Before a save: a fact's value is what its kind says, as the check will have it. */

/** Stop a save of a value of another form. values: what each kind demands: {pattern, expected, example}. */
export function startValues(values, words) {
  CMS.registerEventListener({
    name: "preSave",
    handler: ({ entry }) => {
      if (entry.get("collection") !== "fact") return;
      const { kind, value } = entry.get("data").toJS();
      const demand = values[kind || "number"];
      if (!demand || new RegExp(`^(?:${demand.pattern})$`).test(value)) return;
      const told = { ...demand, found: value };
      throw new Error("saving_failed", { cause: new Error(words.replace(/\{(\w+)\}/g, (_, name) => told[name])) });
    },
  });
}
