/** The strengths and goals of the ticked topics, ranked. */

/**
 * Return the topics' strengths and goals: {strengths, goals}, each [{id, whys}], the most important first.
 * @param {string[]} topics
 * @param {Ideas} ideas
 */
export function ideaAnswer(topics, ideas) {
  return { strengths: ranked(topics, ideas, "strengths"), goals: ranked(topics, ideas, "goals") };
}

/**
 * Rank items: a topic's first counts 1, its second 1/2, its third 1/3; ties keep the topics' order.
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
