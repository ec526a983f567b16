/** Normalises text that people type, paste or log, so that different spellings of one thing become equal. */

/**
 * Normalises full-width characters, decodes escaped ones, and removes invisible ones, backslashes of escapes and line breaks of
 * markup inside a symbol. Nothing else changes.
 * @example cleanText("ＡUDIO\\_FILE") // => "AUDIO_FILE"
 * @example cleanText("AUDIO<br>_FILE \\u9274") // => "AUDIO_FILE 鉴"
 */
export function cleanText(text: string): string {
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    .normalize("NFKC")
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, "")
    .replace(/&(quot|amp|lt|gt|#39|nbsp);/g, (entity, name: string) => ENTITIES[name] ?? entity)
    .replace(/(?<!\\)\\+([_"'/])/g, "$1")
    .replace(/(?<=\w)<w?br\s*\/?>\s*(?=_)|(?<=\w_)<w?br\s*\/?>\s*(?=\w)/gi, "");
}
const ENTITIES: Readonly<Record<string, string>> = { quot: '"', amp: "&", lt: "<", gt: ">", "#39": "'", nbsp: " " };

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

/**
 * Separates Chinese from Latin letters and digits in a folded text, so that Latin words can be found whole.
 * @example separateScripts("用gme时报7006") // => "用 gme 时报 7006"
 */
export const separateScripts = (folded: string): string =>
  folded.replace(/\p{Script=Han}(?=[a-z0-9])|[a-z0-9](?=\p{Script=Han})/gu, "$& ");

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
  return (text) => text.replace(/\p{Script=Han}/gu, (character) => simplified.get(character) ?? character);
}
