/** Shape of `content/vocabulary.yaml`: words that the search treats specially, in both languages. */
import { z } from "astro/zod";

/** A list of words separated by commas. */
export const words = z
  .string()
  .min(1)
  .transform((list) => list.split(",").map((word) => word.trim()))
  .refine((list) => list.every((word) => word !== ""), "has a comma without a word");

export const vocabulary = z.strictObject({
  /** Words without meaning in a question about an error. A page that matches only such words is not a result. */
  fillers: z.strictObject({ zh: words, en: words }),
  /** Groups of synonyms, with Chinese words in simplified characters. A page with one of them is found by all. */
  synonyms: z.array(words),
});
