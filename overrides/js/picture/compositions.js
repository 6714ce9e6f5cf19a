// The compositions of a picture. Each defines where the picture is, its share of the sheet, and which words
// come before and after the largest.

/** @type {(field: string) => WordRow} */
const lead = (field) => ({ field, size: "medium", weight: "bold", fill: "tone" });
/** @type {(field: string) => WordRow} */
const strong = (field) => ({ field, size: "small", weight: "bold", fill: "ink" });
/** @type {(field: string) => WordRow} */
const small = (field) => ({ field, size: "small", weight: "medium", fill: "ink" });
/** @type {(field: string) => WordRow} */
const quiet = (field) => ({ field, size: "small", weight: "medium", fill: "quiet" });

const WHEN = [lead("day"), strong("place"), small("text"), quiet("credit")];

/** @type {Record<string, Composition>} */
export const compositions = {
  above: { at: "above", share: [0.2, 0.46, 0.58], main: "headline", most: 0.3, before: [], after: WHEN },
  below: { at: "below", share: [0.2, 0.42, 0.56], main: "headline", most: 0.3, before: [], after: WHEN },
  words: { at: "below", share: [0.14, 0.24, 0.34], main: "headline", most: 0.3, before: [], after: WHEN },
  quotation: {
    at: "below",
    share: [0.14, 0.24, 0.4],
    main: "headline",
    most: 0.2,
    large: 1.7,
    before: [],
    after: [lead("by"), quiet("credit")],
  },
  figure: {
    at: "below",
    share: [0.14, 0.26, 0.4],
    main: "figure",
    most: 0.44,
    beside: { ...lead("unit"), fill: "ink" },
    before: [lead("status")],
    after: [{ ...lead("headline"), fill: "ink" }, quiet("source"), quiet("credit")],
  },
  plain: { at: "above", share: [0.4, 0.7, 0.78], main: "headline", most: 0.3, before: [], after: [quiet("credit")] },
};
