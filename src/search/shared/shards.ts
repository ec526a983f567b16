/** The search's data is split over many small files, so that a search fetches only what it asks for, whatever the catalogue's size. */

/** Codes in one file of entries, on average. */
const CODES_PER_FILE = 12;
/** Terms in one file of posting lists, on average. */
const TERMS_PER_FILE = 128;

/** How many files hold so many codes, or terms: at least one. */
export const entryFileCount = (codes: number): number => Math.ceil(codes / CODES_PER_FILE) || 1;
export const postingFileCount = (terms: number): number => Math.ceil(terms / TERMS_PER_FILE) || 1;

/**
 * A 32-bit hash of a text: FNV-1a over its UTF-16 code units.
 * @see http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** The file that holds a key: `0` to `count - 1`. */
export const fileOf = (key: string, count: number): number => hash(key) % count;
