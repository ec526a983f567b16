/** Picks the reader's language. */
import { LOCALES, type Locale } from "../schema/taxonomy.ts";

/** Storage key of the language that the reader chose. It has no `voxerr:` prefix, because renaming it would lose readers' choices. */
export const LANGUAGE_KEY = "language";

/**
 * The chosen language, or else the first of the browser's languages that the site has, or else English.
 * @param chosen what the reader chose, or the language folder of the page
 * @param preferred language tags of the browser, most preferred first
 * @example preferredLocale(null, ["fr-FR", "zh-TW"]) // => "zh"
 */
export function preferredLocale(chosen: string | null, preferred: readonly string[]): Locale {
  const languages = [chosen, ...preferred.map((tag) => tag.toLowerCase().split("-")[0])];
  for (const language of languages) {
    const locale = LOCALES.find((known) => known === language);
    if (locale) return locale;
  }
  return "en";
}
