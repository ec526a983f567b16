/** The products that a reader compares; the choice is kept in the address. */

/** Most products that fit side by side. */
export const COLUMN_MAX = 5;

const NAME = "products";

/**
 * The chosen products in an address's query string: those that the page has, in its order, and no more than fit.
 * @example readChosen("?products=tencent/gme,no/such", ["aliyun/nls", "tencent/gme"]) // => ["tencent/gme"]
 */
export function readChosen(search: string, known: readonly string[]): string[] {
  const ids = new URLSearchParams(search).get(NAME)?.split(",") ?? [];
  return known.filter((id) => ids.includes(id)).slice(0, COLUMN_MAX);
}

/**
 * The query string of a choice. Ids have no characters that need escaping.
 * @example writeChosen(["aliyun/nls", "tencent/gme"]) // => "?products=aliyun/nls,tencent/gme"
 */
export const writeChosen = (ids: readonly string[]): string => (ids.length === 0 ? "" : `?${NAME}=${ids.join(",")}`);
