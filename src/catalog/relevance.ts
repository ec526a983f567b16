/** Finds the texts that say most about a condition. */
import type { Condition } from "./build.ts";
import type { ComponentMention } from "./files.ts";

/** How much a mention of the condition itself outweighs a mention of one of its codes. */
const CONDITION_WEIGHT = 10;
/** Largest number of texts to return. */
const LIMIT = 3;

/** The texts that mention a condition or its codes, most relevant first. */
export function textsAbout<T extends { mentions: readonly ComponentMention[] }>(
  condition: Pick<Condition, "id" | "codes">,
  texts: readonly T[],
): T[] {
  const codes = new Set(condition.codes.map(({ id }) => id));
  const weightOf = ({ component, id }: ComponentMention): number => {
    if (component === "Code") return codes.has(id) ? 1 : 0;
    return id === condition.id ? CONDITION_WEIGHT : 0;
  };
  return texts
    .map((text) => ({ text, weight: text.mentions.reduce((sum, mention) => sum + weightOf(mention), 0) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, LIMIT)
    .map(({ text }) => text);
}
