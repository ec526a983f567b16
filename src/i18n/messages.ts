/** Entry point to the interface texts: the texts of each locale. */
import type { Locale } from "../schema/taxonomy.ts";
import { en } from "./en.ts";
import { zh, type Messages } from "./zh.ts";

const MESSAGES: Record<Locale, Messages> = { zh, en };

/** The interface texts in a language. */
export const messages = (locale: Locale): Messages => MESSAGES[locale];

/** The locale that the language switch leads to. */
export const otherLocale = (locale: Locale): Locale => (locale === "zh" ? "en" : "zh");
