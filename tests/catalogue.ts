/** A catalogue of any size, made of the real one: for measuring what a search costs when there are many codes. */
import type { Catalog, Code, Product } from "../src/catalog/build.ts";

/** Repeats the catalogue's products under other names and numbers until it has so many codes. */
export function grown(catalog: Catalog, size: number): Catalog {
  const codes: Code[] = [];
  const products: Product[] = [];
  for (let round = 0; codes.length < size; round++) {
    for (const product of catalog.products) {
      const id = `${product.id}${round || ""}`;
      const renamed: Product = { ...product, id, segment: `${product.segment}${round || ""}`, codes: [] };
      for (const code of product.codes) {
        if (codes.length === size) break;
        const number = round === 0 || !/^\d+$/.test(code.code) ? code.code : `${Number(code.code) + round * 7919}`;
        const own = { ...code, id: `${id}/${number}`, code: number, slug: number, product: renamed };
        renamed.codes.push(own);
        codes.push(own);
      }
      products.push(renamed);
    }
  }
  return { ...catalog, products, codes };
}
