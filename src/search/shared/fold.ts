/** Normalises text that people type, paste or log, so that different spellings of one thing become equal. */

/**
 * Normalises full-width characters and removes invisible ones and backslashes of escapes. Nothing else changes.
 * @example cleanText("ＡUDIO\\_FILE") // => "AUDIO_FILE"
 */
export function cleanText(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, "")
    .replace(/(?<!\\)\\+([_"'/])/g, "$1");
}

/**
 * Reduces a text to its words in lower case. Camel case, underscores, hyphens and punctuation separate words; Chinese is
 * not split.
 * @example fold("AV_ERR-AuthFailed!") // => "av err auth failed"
 */
export function fold(text: string): string {
  return cleanText(text)
    .replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, " ")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Whether a text contains a Chinese character. */
export const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/**
 * Whether a folded text contains a folded word: Chinese anywhere, Latin only as a whole word.
 * @example holdsWord("token expired", "token") // => true
 */
export function holdsWord(text: string, word: string): boolean {
  if (hasHan(word)) return text.includes(word);
  return ` ${text} `.includes(` ${word} `);
}

/**
 * A function that replaces traditional characters with simplified ones.
 * @param pairs each traditional character followed by its simplified one
 * @example simplifierOf("帳帐號号")("帳號") // => "帐号"
 */
export function simplifierOf(pairs: string): (text: string) => string {
  const characters = [...pairs];
  const simplified = new Map<string, string>();
  for (let index = 0; index + 1 < characters.length; index += 2) {
    simplified.set(characters[index]!, characters[index + 1]!);
  }
  return (text) => Array.from(text, (character) => simplified.get(character) ?? character).join("");
}
