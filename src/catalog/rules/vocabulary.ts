/** Rules for the words that readers search for. */
import { productIdOfFile } from "../files.ts";
import type { Problem } from "../problem.ts";
import { problemIf, type Rule } from "./rule.ts";

export const searchWordsAreUnique: Rule = ({ vocabulary }) =>
  vocabulary.flatMap(({ path, data }) => {
    const fillers = new Set([...data.fillers.zh, ...data.fillers.en]);
    const seen = new Set<string>();
    return data.synonyms.flatMap((group, index) =>
      group.flatMap((word): Problem[] => {
        const problem = (message: string) => [{ path, at: ["synonyms", index], message: `“${word}” ${message}` }];
        const isRepeated = seen.has(word);
        seen.add(word);
        if (fillers.has(word)) return problem("is also a filler: fillers have no synonyms");
        if (isRepeated) return problem("appears twice: join the two groups or remove it from one");
        return [];
      }),
    );
  });

export const wordsOfAProductAreUnique: Rule = ({ products }) =>
  products.flatMap(({ path, data }) => {
    const seen = new Set<string>();
    return (["names", "words"] as const).flatMap((list) =>
      data[list].flatMap((word, index) => {
        const key = word.toLowerCase();
        const isRepeated = seen.has(key);
        seen.add(key);
        return problemIf(isRepeated, { path, at: [list, index], message: `“${word}” appears twice: remove one` });
      }),
    );
  });

export const askedPhrasesAreUniqueInAProduct: Rule = ({ codes }) => {
  const pathByPhrase = new Map<string, string>();
  return codes.flatMap((code) =>
    code.data.asked.flatMap((phrase, index) => {
      const key = `${productIdOfFile(code)} ${phrase.toLowerCase()}`;
      const other = pathByPhrase.get(key);
      pathByPhrase.set(key, code.path);
      return problemIf(other !== undefined, {
        path: code.path,
        at: ["asked", index],
        message: `“${phrase}” also finds ${other}: say what distinguishes the two`,
      });
    }),
  );
};
