/** What an idea serves: the strengths and goals of the topics that are ticked, the weightiest first. */

/**
 * What the topics have in common: {strengths, goals}, each [{id, whys}], the most important first.
 * @param {string[]} topics
 * @param {Ideas} ideas
 */
export function ideaAnswer(topics, ideas) {
  return { strengths: ranked(topics, ideas, "strengths"), goals: ranked(topics, ideas, "goals") };
}

/**
 * A topic's first counts one, its second a half, its third a third; equals keep the topics' order.
 * @param {string[]} topics
 * @param {Ideas} ideas
 * @param {"strengths" | "goals"} kind
 */
function ranked(topics, ideas, kind) {
  const found = new Map();
  for (const topic of topics) {
    for (const [place, { id, why }] of ideas.topics[topic][kind].entries()) {
      const row = found.get(id) ?? { id, whys: [], weight: 0 };
      row.whys.push(why);
      row.weight += 1 / (place + 1);
      found.set(id, row);
    }
  }
  return [...found.values()].sort((one, other) => other.weight - one.weight);
}
