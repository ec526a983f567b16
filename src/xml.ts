/** Escaping for text inside XML and HTML. */

/**
 * Replaces characters that could become markup with numeric references.
 * @example escapeXml("<a & b>") // => "&#60;a &#38; b&#62;"
 */
export const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
