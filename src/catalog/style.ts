/** Finds phrases that a native technical writer would avoid. */
import { LOCALES, type Locale } from "../schema/taxonomy.ts";
import { objectsIn } from "./walk.ts";

/** A phrase to avoid. */
interface Idiom {
  pattern: RegExp;
  /** What to write instead. */
  instead: string;
}

/** Translated English and spoken Chinese that reviewers found in the content. */
const IDIOMS: Record<Locale, readonly Idiom[]> = {
  en: [
    { pattern: /\breally\b/i, instead: "actually, or nothing" },
    { pattern: /(?:^|[.;:] )Let (?!us\b)[`A-Za-z]/, instead: "Run …, Have …, or the verb itself" },
    { pattern: /\b(?:anew|afresh)\b/i, instead: "again" },
    { pattern: /\bmend(?:s|ed|ing)?\b/i, instead: "fix" },
    { pattern: /\bas a rule\b/i, instead: "usually" },
    { pattern: /\bto blame\b/i, instead: "… is the cause" },
    { pattern: /\bnetwork staff\b/i, instead: "network administrator" },
    { pattern: /\bon the spot\b/i, instead: "immediately" },
    { pattern: /\bseldom\b/i, instead: "rarely" },
    { pattern: /\bwhoever\b/i, instead: "the person or team that …" },
    { pattern: /\b(?:hence|whence|thereby|lest|thereof|wherein)\b/i, instead: "plain words" },
    { pattern: /\bof use\b/i, instead: "useful" },
    { pattern: /\bstands? (?:only )?(?:in(?! for)|at|on|beside|above|below)\b/i, instead: "is, are or appears" },
    { pattern: /\bAct once\b/, instead: "Wait for … before you …" },
    { pattern: /\bwith (?:its )?(?:zone|offset) \b(?!of)/i, instead: "including the time zone" },
    { pattern: /\bis no (?:error|failure|fault|code|reason|proof|number)\b/i, instead: "is not a …" },
    { pattern: /\bSettings, [A-Z]/, instead: "Settings > …" },
    { pattern: /\bin the meantime\b/i, instead: "meanwhile, or until then" },
  ],
  zh: [
    { pattern: /[^目真似怎什]的，/u, instead: "如果……，或拆成两句" },
    { pattern: /那里/u, instead: "该处的名称，或不写" },
    { pattern: /多半/u, instead: "通常，或很可能" },
    { pattern: /是不是|有没有|(?<!可)能不能|会不会|对不对/u, instead: "是否" },
    { pattern: /不成就/u, instead: "仍失败则" },
    { pattern: /断在/u, instead: "……失败，例如域名解析失败" },
    {
      pattern: /解不开|读不懂|看不懂|认不出|对不上|连不上|打不开|找不到了|掉了|(?:打开|播放|访问|读|写)不了/u,
      instead: "解包失败、无法解析、不一致、无法连接、无法打开",
    },
    { pattern: /您/u, instead: "你" },
    { pattern: /试图像/u, instead: "改写，避免歧义" },
    { pattern: /弄|搞|干脆|压根|一股脑|好端端|看一眼|看一看|查一查|试一试/u, instead: "书面语" },
  ],
};

/** An avoidable phrase in a text. */
export interface IdiomMatch {
  text: string;
  instead: string;
}

/**
 * Phrases in a text that a native writer would avoid. Ignores `code spans` and “quotations”.
 * @example idiomsIn("Log what you really send", "en") // => [{ text: "really", instead: "actually, or nothing" }]
 */
export function idiomsIn(text: string, locale: Locale): IdiomMatch[] {
  const prose = text.replace(/`[^`]*`|“[^”]*”|「[^」]*」/g, "`");
  return IDIOMS[locale].flatMap(({ pattern, instead }) => {
    const [match] = pattern.exec(prose) ?? [];
    return match === undefined ? [] : [{ text: match.trim(), instead }];
  });
}

/** An avoidable phrase, with the keys that lead to its text. */
export interface PlacedIdiom extends IdiomMatch {
  at: PropertyKey[];
}

/** Keys of texts that are quoted or never shown. */
const IGNORED_KEYS = new Set<PropertyKey>([
  "asked",
  "messages",
  "label",
  "command",
  "literal",
  "name",
  "words",
  "samples",
  "synonyms",
]);

/** Avoidable phrases in all bilingual texts of a value. */
export const idiomsBelow = (data: unknown): PlacedIdiom[] =>
  objectsIn(data)
    .filter(({ at }) => !at.some((key) => IGNORED_KEYS.has(key)))
    .flatMap(({ value, at }) =>
      LOCALES.flatMap((locale) => {
        const text = (value as Partial<Record<Locale, unknown>>)[locale];
        if (typeof text !== "string") return [];
        return idiomsIn(text, locale).map((match) => ({ ...match, at: [...at, locale] }));
      }),
    );
