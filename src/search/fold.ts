/** Text as people type, paste and log it → one form in which spellings meet. */

/**
 * Widths, invisible characters, escapes and escaped underscores undone, once; everything else stays where it is.
 * @example unescape("ＡUDIO\\_FILE") // => "AUDIO_FILE"
 */
export function unescape(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, "")
    .replace(/(?<!\\)\\+([_"'/])/g, "$1");
}

/**
 * Words alone, lower case: camel case, underscores, hyphens and punctuation all separate; Han stays in one piece.
 * @example words("AV_ERR-AuthFailed!") // => "av err auth failed"
 */
export function words(text: string): string {
  return unescape(text)
    .replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, " ")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Whether a text has a Chinese character. */
export const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/**
 * Traditional characters in their simplified form.
 * @param pairs each traditional character followed by its simplified one
 * @example simplify("帳號", "帳帐號号") // => "帐号"
 */
export function simplify(text: string, pairs: string): string {
  if (!hasHan(text)) return text;
  const characters = [...pairs];
  const simple = new Map(characters.flatMap((from, at) => (at % 2 === 0 ? [[from, characters[at + 1] ?? from]] : [])));
  return Array.from(text, (character) => simple.get(character) ?? character).join("");
}
