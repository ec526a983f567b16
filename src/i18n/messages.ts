/** A locale → the interface's words, its language tag and the other locale. */
import type { Locale } from "../schema/taxonomy.ts";
import { en } from "./en.ts";
import { zh, type Messages } from "./zh.ts";

const ALL: Record<Locale, Messages> = { zh, en };

/** The interface's words in a language. */
export const messages = (locale: Locale): Messages => ALL[locale];

/** Language tag for `lang` and `hreflang`. */
export const LANGUAGE_TAG: Record<Locale, string> = { zh: "zh-CN", en: "en" };

/** The language that the switch leads to. */
export const otherLocale = (locale: Locale): Locale => (locale === "zh" ? "en" : "zh");
