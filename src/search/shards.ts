/** The search data in files so small that a search fetches only what it asks for, however many codes there are. */

/** Codes that one file of entries holds on average. */
const CODES_PER_FILE = 12;
/** Terms that one file of postings holds on average. */
const TERMS_PER_FILE = 128;

/** How many files hold this many codes, or terms. */
export const entryFiles = (codes: number): number => Math.ceil(codes / CODES_PER_FILE) || 1;
export const postingFiles = (terms: number): number => Math.ceil(terms / TERMS_PER_FILE) || 1;

/**
 * A 32-bit number that a text always has: FNV-1a over its UTF-16 units.
 * @see http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** The number of the file that holds a key: `0` to `count - 1`. */
export const fileOf = (key: string, count: number): number => hash(key) % count;
