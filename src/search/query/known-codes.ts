/** The numbers that products use, and what their blocks mean. */
import { compareNumbers, isWholeNumber } from "../../catalog/number.ts";
import { keyOf } from "../shared/keys.ts";
import type { SearchManifest, SearchProduct } from "../shared/shape.ts";
import { fileOf } from "../shared/shards.ts";

/** A code of the catalogue by its number. */
export interface KnownCode {
  id: string;
  code: string;
}

const lists = new WeakMap<readonly SearchProduct[], KnownCode[]>();

/** Every code of the products, in the catalogue's order; made once for each list of products. */
export function knownCodes(products: readonly SearchProduct[]): readonly KnownCode[] {
  const made = lists.get(products);
  if (made) return made;
  const list = products.flatMap(({ id, codes }) =>
    codes.map((item) => {
      const [code, slug] = typeof item === "string" ? [item, item] : item;
      return { id: `${id}/${slug}`, code };
    }),
  );
  lists.set(products, list);
  return list;
}

/** The product's id in a code's id: `aliyun/nls/403` → `aliyun/nls`. */
export const productIdOf = (codeId: string): string => codeId.slice(0, codeId.lastIndexOf("/"));

/** The file of entries that a code is in. */
export const entryFileOf = (code: string, { entryFiles }: SearchManifest): number => fileOf(keyOf(code), entryFiles);

/**
 * Whether a code that stands for many numbers covers one: `550xxxxx`, `100001~100010`.
 * @example covers("550xxxxx", "55000012") // => true
 */
export function covers(code: string, number: string): boolean {
  if (!isWholeNumber(number)) return false;
  const [, from, to] = /^(\d+)~(\d+)$/.exec(code) ?? [];
  if (from !== undefined && to !== undefined)
    return compareNumbers(from, number) <= 0 && compareNumbers(number, to) <= 0;
  const [, start] = /^(\d+)x+$/i.exec(code) ?? [];
  return start !== undefined && number.length === code.length && number.startsWith(start);
}

/** A wider block says nothing about a single number. */
const BLOCK_MAX = 10_000n;

/** What each product says about the narrowest block that a number would lie in. */
export function blocksOf(number: string, products: readonly SearchProduct[]) {
  if (!isWholeNumber(number)) return [];
  return products.flatMap(({ id, ranges }) => {
    const [narrowest] = ranges
      .filter(({ from, to }) => compareNumbers(from, number) <= 0 && compareNumbers(number, to) <= 0)
      .sort((a, b) => Number(BigInt(a.to) - BigInt(a.from) - (BigInt(b.to) - BigInt(b.from))));
    const isNarrow = narrowest && BigInt(narrowest.to) - BigInt(narrowest.from) < BLOCK_MAX;
    return isNarrow ? [{ product: id, ...narrowest }] : [];
  });
}
