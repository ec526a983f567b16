/** The language tag of a source, for the `lang` of text quoted from it; undefined if the source is in both languages. */
import type { Product } from "../../catalog/build.ts";
import { LANGUAGE_TAG } from "../../schema/taxonomy.ts";

export function sourceLanguageTag({ sources }: Product, sourceId: string): string | undefined {
  const language = sources.find(({ id }) => id === sourceId)?.language;
  return language && language !== "mixed" ? LANGUAGE_TAG[language] : undefined;
}
