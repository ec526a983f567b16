/** A text → the same inside XML or HTML. */

/**
 * What would be markup is written as a character's number.
 * @example escaped("<a & b>") // => "&#60;a &#38; b&#62;"
 */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
