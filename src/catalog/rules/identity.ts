/** Rules of identity: names, places and codes are what their files say, and each occurs once. */
import { RESERVED_CONDITIONS, RESERVED_NAMES, slugOf } from "../../routes.ts";
import { pathOf, type ContentFile } from "../files.ts";
import type { Problem } from "../problem.ts";
import { productKey, type Rule } from "./rule.ts";

/** Identity of a code inside its product, letters folded. */
const identityOf = ({ data }: ContentFile<"codes">) =>
  [data.code, ...data.parts.map(({ field, value }) => `${field}=${value}`)].join(" ").toLowerCase();

const groupByProduct = (codes: readonly ContentFile<"codes">[]) => Map.groupBy(codes, productKey);

export const parentsExist: Rule = ({ products, codes, paths }) => [
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

export const namesAreAllowed: Rule = ({ vendors, products, conditions }) => {
  const isName = (name: string) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name);
  const reserved = new Set<string>(RESERVED_NAMES);
  return [
    ...vendors
      .filter(({ vendor }) => reserved.has(vendor))
      .map(({ path, vendor }) => ({
        path,
        message: `\`${vendor}\` is a reserved name: call the vendor's folder otherwise`,
      })),
    ...conditions
      .filter(({ id }) => RESERVED_CONDITIONS.includes(id))
      .map(({ path, id }) => ({
        path,
        message: `\`${id}\` is a reserved name: call the condition otherwise`,
      })),
    ...[
      ...vendors.map(({ path, vendor: name }) => ({ path, name })),
      ...products.map(({ path, product: name }) => ({ path, name })),
    ]
      .filter(({ name }) => !isName(name))
      .map(({ path, name }) => ({ path, message: `folder \`${name}\` must be lower-case words joined by hyphens` })),
  ];
};

export const fileNameIsSlug: Rule = ({ codes }) =>
  codes
    .filter(({ slug, data }) => slug !== slugOf([data.code, ...data.parts.map(({ value }) => value)].join("-")))
    .map(({ path, data }) => ({
      path,
      at: ["code"],
      message: `the file of code "${data.code}" must be called ${slugOf([data.code, ...data.parts.map(({ value }) => value)].join("-"))}.yaml`,
    }));

export const codesAreUnique: Rule = ({ codes }) =>
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
export const aliasesAreUnique: Rule = ({ codes }) =>
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

export const variantsAreTellable: Rule = ({ codes }) =>
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

export const productIdsAreUnique: Rule = ({ products }) =>
  products.flatMap(({ path, data }) =>
    (["surfaces", "editions", "sources", "evidence"] as const).flatMap((list) =>
      data[list].flatMap(({ id }, index) =>
        data[list].findIndex((other) => other.id === id) === index
          ? []
          : [{ path, at: [list, index, "id"], message: `\`${id}\` stands twice in \`${list}\`` }],
      ),
    ),
  );

export const wildcardsHaveTheirForm: Rule = ({ codes }) => {
  const forms = { exact: /./, wildcard: /x/i, range: /^-?\d+\s*[~–-]\s*-?\d+$/ };
  return codes
    .filter(({ data }) => !forms[data.match].test(data.code))
    .map(({ path, data }) => ({
      path,
      at: ["code"],
      message: `code "${data.code}" is no ${data.match}: write ${data.match === "range" ? '"100001~100010"' : '"550xxxxx"'} or leave \`match\` out`,
    }));
};
