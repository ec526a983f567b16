/** Rules of reference: everything that a file names exists, and every condition is used. */
import { slugOf } from "../../routes.ts";
import { LOCALES } from "../../schema/taxonomy.ts";
import { mentionsOf, pathOf, productIdOfFile, type ContentFile, type ContentFiles } from "../files.ts";
import type { Problem } from "../problem.ts";
import { notationsOf, placeOfCode } from "../sample.ts";
import { objectsIn } from "../walk.ts";
import { problemIf, unknownId, type Rule } from "./rule.ts";

export const relatedExist: Rule = ({ codes, paths }) =>
  codes.flatMap(({ path, vendor, product, data }) =>
    data.related.flatMap((related, index): Problem[] => {
      const at = ["related", index];
      if (related === data.code) {
        return [{ path, at, message: `related code "${related}" is this code itself: leave it out` }];
      }
      return problemIf(!paths.has(pathOf.code(vendor, product, slugOf(related))), {
        path,
        at,
        message: `related code "${related}" does not exist in this product`,
      });
    }),
  );

export const notesNameCodes: Rule = ({ notes, paths }) =>
  notes.flatMap(({ path, vendor, product, slug }) =>
    problemIf(!paths.has(pathOf.code(vendor, product, slug)), {
      path,
      message: `\`${vendor}/${product}/${slug}\` is not a code: call the note after the file of a code`,
    }),
  );

export const conditionsAreUsed: Rule = ({ codes, conditions }) => {
  const used = new Set(
    codes.flatMap(({ data }) => [data.condition, ...data.variants.map(({ condition }) => condition)]),
  );
  return conditions.flatMap(({ path, id }) =>
    problemIf(!used.has(id), { path, message: `no code uses condition \`${id}\`: give it one or remove the file` }),
  );
};

export const neighboursExist: Rule = ({ conditions, paths }) =>
  conditions.flatMap(({ path, id, data }) =>
    data.neighbours.flatMap(({ condition }, index) =>
      problemIf(condition === id || !paths.has(pathOf.condition(condition)), {
        path,
        at: ["neighbours", index, "condition"],
        message: `neighbour \`${condition}\` must be another existing condition`,
      }),
    ),
  );

/** Sources that a file cites although its product does not list them. */
const unknownSources = (path: string, data: unknown, sources: readonly { id: string }[]): Problem[] =>
  objectsIn(data).flatMap(({ value, at }) =>
    "source" in value && typeof value.source === "string"
      ? unknownId({ path, at: [...at, "source"] }, "source", value.source, sources)
      : [],
  );

export const sourcesExist: Rule = ({ codes, products }) => {
  const productById = new Map(products.map((product) => [productIdOfFile(product), product.data]));
  return [
    ...codes.flatMap((code) => {
      const product = productById.get(productIdOfFile(code));
      return product ? unknownSources(code.path, code.data, product.sources) : [];
    }),
    ...products.flatMap(({ path, data }) => unknownSources(path, data, data.sources)),
  ];
};

export const surfacesAndEditionsOfVariantsExist: Rule = ({ codes, products }) => {
  const productById = new Map(products.map((product) => [productIdOfFile(product), product.data]));
  return codes.flatMap((code) => {
    const product = productById.get(productIdOfFile(code));
    if (!product) return [];
    return code.data.variants.flatMap(({ surface, edition }, index) => {
      const placeOf = (key: string) => ({ path: code.path, at: ["variants", index, key] });
      return [
        ...unknownId(placeOf("surface"), "surface", surface, product.surfaces),
        ...(edition === undefined ? [] : unknownId(placeOf("edition"), "edition", edition, product.editions)),
      ];
    });
  });
};

export const surfacesInProductsExist: Rule = ({ products }) =>
  products.flatMap(({ path, data: { logs, evidence, surfaces } }) => [
    ...logs.samples.flatMap(({ surface }, index) =>
      unknownId({ path, at: ["logs", "samples", index, "surface"] }, "surface", surface, surfaces),
    ),
    ...evidence.flatMap((item, index) =>
      item.surfaces.flatMap((surface) =>
        unknownId({ path, at: ["evidence", index, "surfaces"] }, "surface", surface, surfaces),
      ),
    ),
  ]);

/** Whether a product has a code. A product that has no codes yet may name any. */
function hasCode({ codes, paths }: ContentFiles, product: ContentFile<"products">, code: string): boolean {
  const own = codes.filter((file) => productIdOfFile(file) === productIdOfFile(product));
  // A code with an error domain has it in its path; a file with a problem of its own has a path only.
  const path = pathOf.code(product.vendor, product.product, slugOf(code));
  return own.length === 0 || paths.has(path) || own.some(({ data }) => data.code === code);
}

/** A log sample shows the code it is an example of: its number, or the name that a library gives it. */
export const samplesShowTheirCode: Rule = (files) =>
  files.products.flatMap((product) =>
    product.data.logs.samples.flatMap(({ text, code }, index) => {
      const place = { path: product.path, at: ["logs", "samples", index] };
      const own = files.codes.find(
        (file) => productIdOfFile(file) === productIdOfFile(product) && file.data.code === code,
      );
      const isShown = placeOfCode(text, own?.data ?? { code, aliases: [] }) !== undefined;
      return [
        ...problemIf(!isShown, { ...place, message: `the sample does not contain its code "${code}"` }),
        ...problemIf(!hasCode(files, product, code), {
          ...place,
          message: `code "${code}" of the sample does not exist in this product`,
        }),
      ];
    }),
  );

/** The groups of digits in an anatomy make up a code of the product. */
export const anatomiesAreWhole: Rule = (files) =>
  files.products.flatMap((product) =>
    product.data.anatomies.flatMap(({ code, parts }, index) => {
      const place = { path: product.path, at: ["anatomies", index] };
      const joined = parts.map(({ digits }) => digits).join("");
      const notations = notationsOf(code);
      return [
        ...problemIf(!notations.includes(joined), {
          ...place,
          message: `the groups make "${joined}", which is not ${notations.join(" or ")}`,
        }),
        ...problemIf(!hasCode(files, product, code), {
          ...place,
          message: `code "${code}" does not exist in this product`,
        }),
      ];
    }),
  );

/** The list of popular products names existing ones, each once. */
export const popularProductsExist: Rule = ({ popular, paths }) =>
  popular.flatMap(({ path, data: { products } }) =>
    products.flatMap((id, index) => {
      const place = { path, at: ["products", index] };
      const [vendor = "", product = ""] = id.split("/");
      return [
        ...problemIf(!paths.has(pathOf.product(vendor, product)), { ...place, message: `\`${id}\` is not a product` }),
        ...problemIf(products.indexOf(id) < index, { ...place, message: `\`${id}\` is listed twice` }),
      ];
    }),
  );

export const mentionsExist: Rule = ({ introductions, guides, paths }) =>
  [...introductions, ...guides].flatMap(({ path, text }) =>
    mentionsOf(text).flatMap(({ component, id, line }) => {
      const [vendor = "", product = "", slug = ""] = id.split("/");
      const target = component === "Code" ? pathOf.code(vendor, product, slug) : pathOf.condition(id);
      return problemIf(!paths.has(target), {
        path,
        line,
        message: `\`<${component} id="${id}">\` names an unknown ${component.toLowerCase()}: ${target} does not exist`,
      });
    }),
  );

export const proseIsInBothLanguages: Rule = ({ introductions, guides, paths }) =>
  [...introductions, ...guides].flatMap(({ path, locale }): Problem[] => {
    if (!LOCALES.some((known) => known === locale)) {
      const message = `\`${locale}\` is not a language of the site: use ${LOCALES.join(".mdx or ")}.mdx`;
      return [{ path, message }];
    }
    return LOCALES.filter((other) => !paths.has(path.replace(/[^/]+$/, `${other}.mdx`))).map((other) => ({
      path,
      message: `has no ${other}.mdx beside it: every text needs both languages`,
    }));
  });
