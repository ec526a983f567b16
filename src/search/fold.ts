/** Text as people type, paste and log it → one form in which spellings meet. */

/**
 * Widths, escapes and escaped underscores undone, once; everything else stays where it is.
 * @example unescape("ＡUDIO\\_FILE") // => "AUDIO_FILE"
 */
export function unescape(text: string): string {
  return text.normalize("NFKC").replace(/\\+([_"'/])/g, "$1");
}

/**
 * Words alone, lower case: camel case, underscores, hyphens and punctuation all separate; Han stays in one piece.
 * @example words("AV_ERR-AuthFailed!") // => "av err auth failed"
 */
export function words(text: string): string {
  return unescape(text)
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
