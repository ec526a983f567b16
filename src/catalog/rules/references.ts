/** Rules of reference: whatever a file names exists, and whatever exists is used. */
import { slugOf } from "../../routes.ts";
import { LOCALES } from "../../schema/taxonomy.ts";
import { mentionsOf, pathOf } from "../files.ts";
import { hexOf, isWholeNumber } from "../number.ts";
import type { Problem } from "../problem.ts";
import { productKey, type Rule } from "./rule.ts";

export const relatedExist: Rule = ({ codes, paths }) =>
  codes.flatMap(({ path, vendor, product, data }) =>
    data.related.flatMap((related, index) => {
      const at = ["related", index];
      if (related === data.code)
        return [{ path, at, message: `related code "${related}" is this code itself: leave it out` }];
      return paths.has(pathOf.code(vendor, product, slugOf(related)))
        ? []
        : [{ path, at, message: `related code "${related}" does not exist in this product` }];
    }),
  );

export const conditionsAreUsed: Rule = ({ codes, conditions }) => {
  const used = new Set(
    codes.flatMap(({ data }) => [data.condition, ...data.variants.map(({ condition }) => condition)]),
  );
  return conditions
    .filter(({ id }) => !used.has(id))
    .map(({ path, id }) => ({
      path,
      message: `no code uses condition \`${id}\`: give it one or remove the file`,
    }));
};

export const neighboursExist: Rule = ({ conditions, paths }) =>
  conditions.flatMap(({ path, id, data }) =>
    data.neighbours.flatMap(({ condition }, index) =>
      condition === id || !paths.has(pathOf.condition(condition))
        ? [
            {
              path,
              at: ["neighbours", index, "condition"],
              message: `neighbour \`${condition}\` must be another existing condition`,
            },
          ]
        : [],
    ),
  );

/** Every `source:` below a value, with the keys that lead to it. */
function sourcesIn(value: unknown, at: PropertyKey[] = []): { source: string; at: PropertyKey[] }[] {
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, child]: [string, unknown]) =>
    key === "source" && typeof child === "string"
      ? [{ source: child, at: [...at, key] }]
      : sourcesIn(child, [...at, Array.isArray(value) ? Number(key) : key]),
  );
}

export const sourcesSurfacesAndEditionsExist: Rule = ({ codes, products }) => {
  const byProduct = new Map(products.map((product) => [productKey(product), product]));
  const check = (path: string, data: unknown, sources: readonly { id: string }[]): Problem[] =>
    sourcesIn(data)
      .filter(({ source }) => !sources.some(({ id }) => id === source))
      .map(({ source, at }) => ({
        path,
        at,
        message: `source \`${source}\` does not exist: use one of ${sources.map(({ id }) => id).join(", ")}`,
      }));
  const surfaceProblem = (
    path: string,
    at: PropertyKey[],
    surface: string,
    surfaces: readonly { id: string }[],
  ): Problem[] =>
    surfaces.some(({ id }) => id === surface)
      ? []
      : [
          {
            path,
            at,
            message: `surface \`${surface}\` does not exist: use one of ${surfaces.map(({ id }) => id).join(", ")}`,
          },
        ];
  return [
    ...codes.flatMap((code) => {
      const product = byProduct.get(productKey(code))?.data;
      if (!product) return [];
      const editions = product.editions.map(({ id }) => id);
      return [
        ...code.data.variants.flatMap(({ edition }, index) =>
          edition === undefined || editions.includes(edition)
            ? []
            : [
                {
                  path: code.path,
                  at: ["variants", index, "edition"],
                  message: `edition \`${edition}\` does not exist: use one of ${editions.join(", ") || "product.yaml's `editions`, which are none yet"}`,
                },
              ],
        ),
        ...check(code.path, code.data, product.sources),
        ...code.data.variants.flatMap(({ surface }, index) =>
          surfaceProblem(code.path, ["variants", index, "surface"], surface, product.surfaces),
        ),
      ];
    }),
    ...products.flatMap(({ path, data }) => [
      ...check(path, data, data.sources),
      ...data.logs.samples.flatMap(({ surface }, index) =>
        surfaceProblem(path, ["logs", "samples", index, "surface"], surface, data.surfaces),
      ),
      ...data.evidence.flatMap(({ surfaces }, index) =>
        surfaces.flatMap((surface) => surfaceProblem(path, ["evidence", index, "surfaces"], surface, data.surfaces)),
      ),
    ]),
  ];
};

/** A log sample contains the code it is an example of, and that code is in the catalogue as soon as the product has any. */
export const samplesShowTheirCode: Rule = ({ products, codes, paths }) => {
  const started = new Set(codes.map(productKey));
  return products.flatMap((product) =>
    product.data.logs.samples.flatMap(({ text, code }, index): Problem[] => {
      const { path, vendor } = product;
      const at = ["logs", "samples", index];
      const forms = isWholeNumber(code) ? [code, hexOf(code)] : [code];
      const isKnown = paths.has(pathOf.code(vendor, product.product, slugOf(code)));
      return [
        ...(forms.some((form) => text.toLowerCase().includes(form.toLowerCase()))
          ? []
          : [{ path, at, message: `the sample does not contain its code "${code}"` }]),
        ...(isKnown || !started.has(productKey(product))
          ? []
          : [{ path, at, message: `code "${code}" of the sample does not exist in this product` }]),
      ];
    }),
  );
};

/** A number that is taken apart is a code of the product, and its groups of digits are all of it. */
export const anatomiesAreWhole: Rule = ({ products, codes, paths }) => {
  const started = new Set(codes.map(productKey));
  return products.flatMap((product) =>
    product.data.anatomies.flatMap(({ code, parts }, index): Problem[] => {
      const { path, vendor } = product;
      const at = ["anatomies", index];
      const joined = parts.map(({ digits }) => digits).join("");
      const forms = isWholeNumber(code) ? [code, hexOf(code)] : [code];
      return [
        ...(forms.includes(joined)
          ? []
          : [{ path, at, message: `the groups make "${joined}", which is not ${forms.join(" or ")}` }]),
        ...(paths.has(pathOf.code(vendor, product.product, slugOf(code))) || !started.has(productKey(product))
          ? []
          : [{ path, at, message: `code "${code}" does not exist in this product` }]),
      ];
    }),
  );
};

/** A text names codes and conditions that exist. */
export const mentionsExist: Rule = ({ introductions, guides, paths }) =>
  [...introductions, ...guides].flatMap(({ path, text }) =>
    mentionsOf(text).flatMap(({ component, id, line }): Problem[] => {
      const [vendor = "", product = "", slug = ""] = id.split("/");
      const target = component === "Code" ? pathOf.code(vendor, product, slug) : pathOf.condition(id);
      if (paths.has(target)) return [];
      return [
        {
          path,
          line,
          message: `\`<${component} id="${id}">\` names no ${component.toLowerCase()}: ${target} does not exist`,
        },
      ];
    }),
  );

export const proseIsInBothLanguages: Rule = ({ introductions, guides, paths }) =>
  [...introductions, ...guides].flatMap(({ path, locale }) => {
    if (!(LOCALES as readonly string[]).includes(locale)) {
      return [{ path, message: `\`${locale}\` is no language of the site: use ${LOCALES.join(".mdx or ")}.mdx` }];
    }
    return LOCALES.filter((other) => !paths.has(path.replace(/[^/]+$/, `${other}.mdx`))).map((other) => ({
      path,
      message: `has no ${other}.mdx beside it: every text needs both languages`,
    }));
  });
