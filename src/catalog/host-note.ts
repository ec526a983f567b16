/** The note of a team that hosts the site, for readers of either language. */
import type { NoteData } from "../schema/note.ts";
import { LOCALES, type Locale } from "../schema/taxonomy.ts";

/**
 * The text of a note in a language or, if it has none, in the other, with the language that it is in.
 * @example noteIn({ by: "Voice team", en: "Restart it." }, "zh") // => { text: "Restart it.", language: "en" }
 */
export function noteIn(note: NoteData, locale: Locale): { text: string; language: Locale } {
  const [language = locale] = [locale, ...LOCALES].filter((candidate) => note[candidate] !== undefined);
  return { text: note[language] ?? "", language };
}
