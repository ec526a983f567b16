/** Rules that one file alone cannot keep: identity, references and consistency across the whole content tree. */
import { slugOf, RESERVED_NAMES } from "../routes.ts";
import { LOCALES } from "../schema/taxonomy.ts";
import { pathOf, type CodeFile, type ContentFiles } from "./files.ts";
import { compareNumbers, hexOf, isWholeNumber } from "./number.ts";
import type { Problem } from "./problem.ts";

type Rule = (files: ContentFiles) => Problem[];

/** Every problem that the files have with one another. */
export function crossCheck(files: ContentFiles): Problem[] {
  return RULES.flatMap((rule) => rule(files));
}

const productKey = (place: { vendor: string; product: string }) => `${place.vendor}/${place.product}`;

/** Identity of a code inside its product, letters folded. */
const identityOf = ({ data }: CodeFile) =>
  [data.code, ...data.parts.map(({ field, value }) => `${field}=${value}`)].join(" ").toLowerCase();

const groupByProduct = (codes: readonly CodeFile[]) => Map.groupBy(codes, productKey);

const parentsExist: Rule = ({ products, codes, paths }) => [
  ...products
    .filter(({ vendor }) => !paths.has(pathOf.vendor(vendor)))
    .map(({ path, vendor }) => ({
      path,
      message: `vendor \`${vendor}\` does not exist: add ${pathOf.vendor(vendor)}`,
    })),
  ...codes
    .filter(({ vendor, product }) => !paths.has(pathOf.product(vendor, product)))
    .map(({ path, vendor, product }) => ({
      path,
      message: `product \`${vendor}/${product}\` does not exist: add ${pathOf.product(vendor, product)}`,
    })),
];

const namesAreAllowed: Rule = ({ vendors, products }) => {
  const isName = (name: string) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name);
  const reserved = new Set<string>(RESERVED_NAMES);
  return [
    ...vendors
      .filter(({ vendor }) => reserved.has(vendor))
      .map(({ path, vendor }) => ({
        path,
        message: `\`${vendor}\` is a reserved name: call the vendor's folder otherwise`,
      })),
    ...[
      ...vendors.map(({ path, vendor: name }) => ({ path, name })),
      ...products.map(({ path, product: name }) => ({ path, name })),
    ]
      .filter(({ name }) => !isName(name))
      .map(({ path, name }) => ({ path, message: `folder \`${name}\` must be lower-case words joined by hyphens` })),
  ];
};

const fileNameIsSlug: Rule = ({ codes }) =>
  codes
    .filter(({ slug, data }) => slug !== slugOf([data.code, ...data.parts.map(({ value }) => value)].join("-")))
    .map(({ path, data }) => ({
      path,
      at: ["code"],
      message: `the file of code "${data.code}" must be called ${slugOf([data.code, ...data.parts.map(({ value }) => value)].join("-"))}.yaml`,
    }));

const codesAreUnique: Rule = ({ codes }) =>
  [...groupByProduct(codes).values()].flatMap((own) =>
    [...Map.groupBy(own, identityOf).values()].flatMap(([first, ...others]) =>
      others.map(({ path, data }) => ({
        path,
        at: ["code"],
        message: `code "${data.code}" already stands in ${first?.path}`,
      })),
    ),
  );

/** One spelling must lead to one code: an alias may be no code, no symbol and no alias of another. */
const aliasesAreUnique: Rule = ({ codes }) =>
  [...groupByProduct(codes).values()].flatMap((own) => {
    const claims = new Map<string, { path: string; as: string }[]>();
    const claim = (name: string, path: string, as: string) =>
      claims.set(name.toLowerCase(), [...(claims.get(name.toLowerCase()) ?? []), { path, as }]);
    for (const { path, data } of own) {
      claim(data.code, path, "code");
      for (const symbol of new Set([data.symbol, ...data.variants.map((variant) => variant.symbol)])) {
        if (symbol !== undefined) claim(symbol, path, "symbol");
      }
      for (const { name } of data.aliases) claim(name, path, "alias");
    }
    return own.flatMap(({ path, data }) =>
      data.aliases.flatMap(({ name }, index) => {
        const rivals = (claims.get(name.toLowerCase()) ?? []).filter(
          (other) => other.path !== path || other.as !== "alias",
        );
        const twice = data.aliases.findIndex((other) => other.name.toLowerCase() === name.toLowerCase()) !== index;
        const rival = rivals[0] ?? (twice ? { path, as: "alias" } : undefined);
        return rival
          ? [{ path, at: ["aliases", index], message: `alias \`${name}\` is already the ${rival.as} of ${rival.path}` }]
          : [];
      }),
    );
  });

const relatedExist: Rule = ({ codes, paths }) =>
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

/** An error has one condition, or is a declared catch-all with a complete classification of its own; others need none. */
const classificationIsComplete: Rule = ({ codes, conditions, paths }) => {
  const known = new Map(conditions.map(({ condition, data }) => [condition, data]));
  return codes.flatMap(({ path, data }): Problem[] => {
    const { condition, classification: own } = data;
    if (condition !== undefined && !paths.has(pathOf.condition(condition))) {
      const message = `condition \`${condition}\` does not exist: add ${pathOf.condition(condition)} or name another`;
      return [{ path, at: ["condition"], message }];
    }
    const inherited = condition === undefined ? undefined : known.get(condition);
    if (data.kind !== "error") {
      return own?.category === undefined
        ? []
        : [{ path, at: ["classification", "category"], message: `a ${data.kind} has no category: leave it out` }];
    }
    if (condition === undefined) {
      const missing = (["category", "retry", "owner"] as const).filter((key) => own?.[key] === undefined);
      return missing.length === 0
        ? []
        : [
            {
              path,
              at: ["classification"],
              message: `an error needs a \`condition\`, or as a catch-all a \`classification\` with ${missing.join(", ")}`,
            },
          ];
    }
    return (["category", "retry", "owner"] as const)
      .filter((key) => inherited && own?.[key] === inherited[key])
      .map((key) => ({
        path,
        at: ["classification", key],
        message: `\`${key}: ${own?.[key]}\` is what condition \`${condition}\` says already: leave it out`,
      }));
  });
};

const conditionsAreUsed: Rule = ({ codes, conditions }) => {
  const used = new Set(codes.map(({ data }) => data.condition));
  return conditions
    .filter(({ condition }) => !used.has(condition))
    .map(({ path, condition }) => ({
      path,
      message: `no code uses condition \`${condition}\`: give it one or remove the file`,
    }));
};

const neighboursExist: Rule = ({ conditions, paths }) =>
  conditions.flatMap(({ path, condition: self, data }) =>
    data.neighbours.flatMap(({ condition }, index) =>
      condition === self || !paths.has(pathOf.condition(condition))
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

const sourcesAndSurfacesExist: Rule = ({ codes, products }) => {
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
      return [
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
    ]),
  ];
};

const variantsAreTellable: Rule = ({ codes }) =>
  codes.flatMap(({ path, data }) =>
    data.variants.flatMap((variant, index): Problem[] => [
      ...(data.variants.findIndex(({ id }) => id === variant.id) === index
        ? []
        : [
            {
              path,
              at: ["variants", index, "id"],
              message: `variant \`${variant.id}\` stands twice: anchors must differ`,
            },
          ]),
      ...(data.variants.length > 1 && !variant.title
        ? [
            {
              path,
              at: ["variants", index],
              message: `variant \`${variant.id}\` needs a \`title\` that tells it from the others`,
            },
          ]
        : []),
      ...(data.kind === "error" && variant.fixes.length === 0
        ? [{ path, at: ["variants", index], message: `variant \`${variant.id}\` of an error needs at least one fix` }]
        : []),
    ]),
  );

const titlesNameNoCode: Rule = ({ codes }) =>
  codes.flatMap(({ path, data }) =>
    LOCALES.filter((locale) => data.title[locale].includes(data.code)).map((locale) => ({
      path,
      at: ["title", locale],
      message: `\`title.${locale}\` repeats the code: say what happened instead`,
    })),
  );

const productIdsAreUnique: Rule = ({ products }) =>
  products.flatMap(({ path, data }) =>
    (["surfaces", "sources", "evidence"] as const).flatMap((list) =>
      data[list].flatMap(({ id }, index) =>
        data[list].findIndex((other) => other.id === id) === index
          ? []
          : [{ path, at: [list, index, "id"], message: `\`${id}\` stands twice in \`${list}\`` }],
      ),
    ),
  );

/** Ranges nest or lie apart: then the narrowest that holds a number is unambiguous. */
const rangesNest: Rule = ({ products }) =>
  products.flatMap(({ path, data }) =>
    data.ranges.flatMap((range, index): Problem[] => {
      const at = ["ranges", index];
      if (compareNumbers(range.from, range.to) > 0) {
        return [{ path, at, message: `range ${range.from}–${range.to} runs backwards: swap \`from\` and \`to\`` }];
      }
      const crossed = data.ranges.find(
        (other) =>
          compareNumbers(other.from, range.from) < 0 &&
          compareNumbers(other.to, range.from) >= 0 &&
          compareNumbers(other.to, range.to) < 0,
      );
      return crossed
        ? [
            {
              path,
              at,
              message: `range ${range.from}–${range.to} crosses ${crossed.from}–${crossed.to}: let one hold the other`,
            },
          ]
        : [];
    }),
  );

/** A log sample shows the code it stands for, and that code is in the catalogue as soon as the product has any. */
const samplesShowTheirCode: Rule = ({ products, codes, paths }) => {
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

const proseIsPaired: Rule = ({ prose }) =>
  [...Map.groupBy(prose, ({ folder }) => folder).values()].flatMap((files) => [
    ...files
      .filter(({ locale }) => !(LOCALES as readonly string[]).includes(locale))
      .map(({ path, locale }) => ({
        path,
        message: `\`${locale}\` is no language of the site: use ${LOCALES.join(".mdx or ")}.mdx`,
      })),
    ...LOCALES.filter((locale) => !files.some((file) => file.locale === locale)).map((locale) => ({
      path: files[0]?.path ?? "",
      message: `has no ${locale}.mdx beside it: every text needs both languages`,
    })),
  ]);

/** A text names codes and conditions that exist. */
const mentionsExist: Rule = ({ prose, paths }) =>
  prose.flatMap(({ path, mentions }) =>
    mentions.flatMap(({ component, id, line }): Problem[] => {
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

const wildcardsHaveTheirForm: Rule = ({ codes }) => {
  const forms = { exact: /./, wildcard: /x/i, range: /^-?\d+\s*[~–-]\s*-?\d+$/ };
  return codes
    .filter(({ data }) => !forms[data.match].test(data.code))
    .map(({ path, data }) => ({
      path,
      at: ["code"],
      message: `code "${data.code}" is no ${data.match}: write ${data.match === "range" ? '"100001~100010"' : '"550xxxxx"'} or leave \`match\` out`,
    }));
};

const RULES: readonly Rule[] = [
  parentsExist,
  namesAreAllowed,
  fileNameIsSlug,
  codesAreUnique,
  aliasesAreUnique,
  relatedExist,
  classificationIsComplete,
  conditionsAreUsed,
  neighboursExist,
  sourcesAndSurfacesExist,
  variantsAreTellable,
  titlesNameNoCode,
  productIdsAreUnique,
  rangesNest,
  samplesShowTheirCode,
  proseIsPaired,
  mentionsExist,
  wildcardsHaveTheirForm,
];
