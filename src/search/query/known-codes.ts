/** The codes and number ranges of all products. */
import { isInRange, isWholeNumber, RANGE, rangesOf, widthOf, WILDCARD } from "../../catalog/number.ts";
import { keyOf } from "../shared/keys.ts";
import type { SearchManifest, SearchProduct } from "../shared/shape.ts";
import { entryFileOfKey } from "../shared/shards.ts";

/** A code of the catalogue: `aliyun/nls/403` with `403`. */
export interface KnownCode {
  id: string;
  code: string;
}

const cache = new WeakMap<readonly SearchProduct[], KnownCode[]>();

/** All codes of the products in the catalogue's order, memoised by identity. */
export function knownCodes(products: readonly SearchProduct[]): readonly KnownCode[] {
  const cached = cache.get(products);
  if (cached) return cached;
  const list = products.flatMap(({ id, codes }) =>
    codes.map((item) => {
      const [code, slug] = typeof item === "string" ? [item, item] : item;
      return { id: `${id}/${slug}`, code };
    }),
  );
  cache.set(products, list);
  return list;
}

/**
 * The id of a code's product.
 * @example productIdOf("aliyun/nls/403") // => "aliyun/nls"
 */
export const productIdOf = (codeId: string): string => codeId.slice(0, codeId.lastIndexOf("/"));

/** Number of the file that contains a code's entry. */
export const entryFileOf = (code: string, { entryFiles }: SearchManifest): number =>
  entryFileOfKey(keyOf(code), entryFiles);

/**
 * Whether a code for many numbers, such as `550xxxxx` or `100001~100010`, covers a number.
 * @example covers("550xxxxx", "55000012") // => true
 */
export function covers(code: string, number: string): boolean {
  if (!isWholeNumber(number)) return false;
  const [, from, to] = RANGE.exec(code) ?? [];
  if (from !== undefined && to !== undefined) return isInRange(number, { from, to });
  const [, start] = WILDCARD.exec(code) ?? [];
  return start !== undefined && number.length === code.length && number.startsWith(start);
}

/** A range of this width or more says nothing about a single number. */
const WIDTH_MAX = 10_000n;

/** For each product that has one, the narrowest range that contains a number. */
export function rangesAround(number: string, products: readonly SearchProduct[]) {
  return products.flatMap(({ id, ranges }) => {
    const [narrowest] = rangesOf(number, ranges);
    return narrowest && widthOf(narrowest) < WIDTH_MAX ? [{ product: id, ...narrowest }] : [];
  });
}
