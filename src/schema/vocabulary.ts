/** Shape of `content/vocabulary.yaml`: the words by which people search, in both languages. */
import { z } from "astro/zod";

/** Words separated by commas. */
const words = z
  .string()
  .min(1)
  .transform((list) => list.split(",").map((word) => word.trim()))
  .refine((list) => list.every((word) => word !== ""), "has a comma without a word");

export const vocabulary = z.strictObject({
  /** Words that carry no meaning in a question about an error: a match of them alone is no match. */
  fillers: z.strictObject({ zh: words, en: words }),
  /** Groups of words that say the same, Chinese ones in simplified characters. A page that has one is found by all. */
  synonyms: z.array(words),
});
export type VocabularyFile = z.infer<typeof vocabulary>;
