/** Text as people type, paste and log it → one form in which different spellings meet. */

/**
 * Undoes widths, invisible characters, escapes and escaped underscores; everything else stays as it is.
 * @example unescape("ＡUDIO\\_FILE") // => "AUDIO_FILE"
 */
export function unescape(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, "")
    .replace(/(?<!\\)\\+([_"'/])/g, "$1");
}

/**
 * Words alone, in lower case: camel case, underscores, hyphens and punctuation all separate; Chinese stays in one piece.
 * @example fold("AV_ERR-AuthFailed!") // => "av err auth failed"
 */
export function fold(text: string): string {
  return unescape(text)
    .replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, " ")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Whether a text has a Chinese character. */
export const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/**
 * Whether a folded text holds a folded word: Chinese anywhere, Latin as a whole word.
 * @example holdsWord("token expired", "token") // => true
 */
export function holdsWord(text: string, word: string): boolean {
  if (hasHan(word)) return text.includes(word);
  return ` ${text} `.includes(` ${word} `);
}

/**
 * A function that replaces traditional characters by simplified ones.
 * @param pairs each traditional character followed by its simplified one
 * @example simplifierOf("帳帐號号")("帳號") // => "帐号"
 */
export function simplifierOf(pairs: string): (text: string) => string {
  const characters = [...pairs];
  const simplified = new Map(
    characters.flatMap((from, at) => (at % 2 === 0 ? [[from, characters[at + 1] ?? from] as const] : [])),
  );
  return (text) => Array.from(text, (character) => simplified.get(character) ?? character).join("");
}
