/** The text about an idea: an association's application, or an official's proposal for a decision. */
import { counted, localeOf, worded } from "../lib/dom.js";

const STRENGTHS = 2; // named in the text

/**
 * Return the text's paragraphs. names: {sender, idea}; address: that of the page with the figures.
 * @param {string} form
 * @param {IdeaNames} names
 * @param {IdeaAnswer} answer
 * @param {Ideas} ideas
 * @param {string} address
 */
export function ideaText(form, names, answer, ideas, address) {
  const write = form === "decision" ? decision : application;
  return [...write(names, answer, ideas), worded(brand.words.idea_source, { address })];
}

/** @param {IdeaNames} names @param {IdeaAnswer} answer @param {Ideas} ideas */
function application(names, answer, ideas) {
  return [
    `${worded(brand.words.idea_apply, names)} ${builds(brand.words.idea_the_idea, answer, ideas)}`,
    worded(brand.words.idea_fits, { goals: counted("idea_goals", answer.goals.length), strategy: ideas.strategy }),
    ...answer.goals.map((row) => goalWords(brand.words.idea_goal, row, ideas, true)),
    ...unknown(answer, ideas),
  ];
}

/** @param {IdeaNames} names @param {IdeaAnswer} answer @param {Ideas} ideas */
function decision(names, answer, ideas) {
  const areas = [...new Set(answer.goals.map(({ id }) => ideas.goals[id].area))];
  const touches = { goals: counted("idea_goals", answer.goals.length), strategy: ideas.strategy, areas: listed(areas) };
  return [
    `${worded(brand.words.idea_matter, names)} ${worded(brand.words.idea_touches, touches)}`,
    ...answer.goals.map((row) => goalWords(brand.words.idea_goal_decision, row, ideas, false)),
    ...unknown(answer, ideas),
    builds(brand.words.idea_the_matter, answer, ideas),
    brand.words.idea_weigh,
  ];
}

/**
 * Return a goal's paragraph. An application includes the measure only if there is a figure.
 * @param {string} words
 * @param {Served} served
 * @param {Ideas} ideas
 * @param {boolean} short
 */
function goalWords(words, { id, whys }, ideas, short) {
  const goal = ideas.goals[id];
  const measure = short && !goal.standing ? [] : [worded(brand.words.idea_measured, goal), goal.target, goal.standing];
  return [worded(words, { ...goal, why: whys[0] }), ...measure].filter(Boolean).join(" ");
}

/**
 * Return a single sentence about the goals without figures.
 * @param {IdeaAnswer} answer
 * @param {Ideas} ideas
 */
function unknown(answer, ideas) {
  const numbers = answer.goals
    .map(({ id }) => ideas.goals[id])
    .filter((goal) => !goal.standing)
    .map((goal) => goal.number);
  numbers.sort((one, other) => one - other);
  return numbers.length ? [counted("idea_unknown", numbers.length, { numbers: listed(numbers.map(String)) })] : [];
}

/** @param {string} what @param {IdeaAnswer} answer @param {Ideas} ideas */
function builds(what, answer, ideas) {
  const rows = answer.strengths.slice(0, STRENGTHS);
  return counted("idea_builds", rows.length, {
    what,
    names: listed(rows.map(({ id }) => ideas.strengths[id].name)),
    whys: rows.map(({ whys }) => whys[0]).join(" "),
  });
}

/**
 * Return names listed for a sentence: a, b and c.
 * @param {string[]} names
 */
function listed(names) {
  return new Intl.ListFormat(localeOf(document.documentElement.lang), { type: "conjunction" }).format(names);
}
