/** A condition and the texts that name it or its codes → the texts worth reading about it. */
import type { Condition } from "./build.ts";
import type { Mention } from "./files.ts";

/** A text that names the condition itself says more about it than one that names some of its codes. */
const NAMED = 10;
/** Most texts to offer. */
const MOST = 3;

/** The texts about a condition, most relevant first. */
export function textsAbout<T extends { mentions: readonly Mention[] }>(
  condition: Pick<Condition, "id" | "codes">,
  texts: readonly T[],
): T[] {
  const codes = new Set(condition.codes.map(({ id }) => id));
  const weigh = ({ component, id }: Mention) =>
    component === "Condition" ? (id === condition.id ? NAMED : 0) : Number(codes.has(id));
  return texts
    .map((text) => ({ text, weight: text.mentions.reduce((sum, mention) => sum + weigh(mention), 0) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST)
    .map(({ text }) => text);
}
