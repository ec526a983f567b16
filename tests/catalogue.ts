/** Enlarges the catalogue to any size, to measure what a search costs with many codes. */
import type { Catalog, Code, Product } from "../src/catalog/build.ts";

/** Repeats the products of a catalogue, with other ids and numbers, until it has as many codes as wanted. */
export function growCatalog(catalog: Catalog, size: number): Catalog {
  const codes: Code[] = [];
  const products: Product[] = [];
  for (let round = 0; codes.length < size; round++) {
    for (const product of catalog.products) {
      const suffix = round === 0 ? "" : `${round}`;
      const id = `${product.id}${suffix}`;
      const copy: Product = { ...product, id, segment: `${product.segment}${suffix}`, codes: [] };
      for (const code of product.codes.slice(0, size - codes.length)) {
        const isShifted = round > 0 && /^\d+$/.test(code.code);
        const number = isShifted ? `${Number(code.code) + round * 7919}` : code.code;
        const codeCopy: Code = { ...code, id: `${id}/${number}`, code: number, slug: number, product: copy };
        copy.codes.push(codeCopy);
        codes.push(codeCopy);
      }
      products.push(copy);
    }
  }
  return { ...catalog, products, codes };
}
