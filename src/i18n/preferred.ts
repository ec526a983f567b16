/** What the reader chose last and what the browser prefers → the locale to show. */
import { LOCALES, type Locale } from "../schema/taxonomy.ts";

/** Key under which a choice is kept in the browser. */
export const LANGUAGE_KEY = "language";

/**
 * The choice wins, then the first preferred language that the site has; English for everybody else.
 * @example preferredLocale(null, ["fr-FR", "zh-TW"]) // => "zh"
 */
export function preferredLocale(chosen: string | null, preferred: readonly string[]): Locale {
  const isLocale = (word: string | undefined): word is Locale => (LOCALES as readonly string[]).includes(word ?? "");
  if (isLocale(chosen ?? undefined)) return chosen as Locale;
  return preferred.map((tag) => tag.toLowerCase().split("-")[0]).find(isLocale) ?? "en";
}
