/** Rules about the words by which people search. */
import type { Rule } from "./rule.ts";

export const everySearchWordOccursOnce: Rule = ({ vocabulary }) =>
  vocabulary.flatMap(({ path, data }) => {
    const fillers = new Set([...data.fillers.zh, ...data.fillers.en]);
    const places = new Map<string, number>();
    return data.synonyms.flatMap((group, at) =>
      group.flatMap((word) => {
        const before = places.get(word);
        places.set(word, at);
        const problem = (message: string) => [{ path, at: ["synonyms", at], message: `“${word}” ${message}` }];
        if (fillers.has(word)) return problem("is a filler too: a filler has no synonyms");
        if (before !== undefined) return problem("stands twice: join the two groups or take it out of one");
        return [];
      }),
    );
  });

export const noTwoCodesOfAProductAreAskedForAlike: Rule = ({ codes }) => {
  const owners = new Map<string, string>();
  return codes.flatMap(({ path, vendor, product, data }) =>
    data.asked.flatMap((phrase, at) => {
      const key = `${vendor}/${product} ${phrase.toLowerCase()}`;
      const owner = owners.get(key);
      owners.set(key, path);
      return owner === undefined
        ? []
        : [{ path, at: ["asked", at], message: `“${phrase}” asks for ${owner} too: say what sets the two apart` }];
    }),
  );
};
