/** Splits the search's data into many small files, so that a search fetches only what it needs from a catalogue of any size. */

/** Codes for each file of entries. A file has more entries than that, because an entry is in the file of each of its keys. */
const CODES_PER_FILE = 1.35;
/** Terms in one file of posting lists, on average. */
const TERMS_PER_FILE = 128;

/** Number of files for so many codes. */
export const entryFileCount = (codes: number): number => Math.ceil(codes / CODES_PER_FILE) || 1;
/** Number of files for so many terms. */
export const postingFileCount = (terms: number): number => Math.ceil(terms / TERMS_PER_FILE) || 1;

/**
 * A 32-bit hash of a text: FNV-1a over its UTF-16 code units.
 * @see http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}

/** Number of the file that contains a term: `0` to `count - 1`. */
export const fileOf = (term: string, count: number): number => hash(term) % count;

/**
 * Number of the file that contains the entries of a key. Keys of several words are in the second half of the files: whoever asks for a
 * number then fetches no codes that only have a message in that file.
 */
export function entryFileOfKey(key: string, count: number): number {
  const half = count >> 1;
  return key.includes(" ") || half === 0 ? half + fileOf(key, count - half) : fileOf(key, half);
}
