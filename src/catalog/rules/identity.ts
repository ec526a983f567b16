/** Rules of identity: names fit their files, and every name, code and id is unique where it has to be. */
import { RESERVED_CONDITIONS, RESERVED_NAMES, slugOf } from "../../routes.ts";
import { pathOf, productIdOfFile, type ContentFile } from "../files.ts";
import { RANGE, WILDCARD } from "../number.ts";
import type { Problem } from "../problem.ts";
import { problemIf, type Rule } from "./rule.ts";

type CodeFile = ContentFile<"codes">;

const groupByProduct = (codes: readonly CodeFile[]) => [...Map.groupBy(codes, productIdOfFile).values()];

export const parentsExist: Rule = ({ products, codes, paths }) => [
  ...products.flatMap(({ path, vendor }) =>
    problemIf(!paths.has(pathOf.vendor(vendor)), {
      path,
      message: `vendor \`${vendor}\` does not exist: add ${pathOf.vendor(vendor)}`,
    }),
  ),
  ...codes.flatMap(({ path, vendor, product }) =>
    problemIf(!paths.has(pathOf.product(vendor, product)), {
      path,
      message: `product \`${vendor}/${product}\` does not exist: add ${pathOf.product(vendor, product)}`,
    }),
  ),
];

export const namesAreAllowed: Rule = ({ vendors, products, conditions }) => {
  const reserved = new Set<string>(RESERVED_NAMES);
  const folders = [
    ...vendors.map(({ path, vendor: name }) => ({ path, name })),
    ...products.map(({ path, product: name }) => ({ path, name })),
  ];
  return [
    ...vendors.flatMap(({ path, vendor }) =>
      problemIf(reserved.has(vendor), {
        path,
        message: `\`${vendor}\` is a reserved name: rename the vendor's folder`,
      }),
    ),
    ...conditions.flatMap(({ path, id }) =>
      problemIf(RESERVED_CONDITIONS.includes(id), {
        path,
        message: `\`${id}\` is a reserved name: rename the condition`,
      }),
    ),
    ...folders.flatMap(({ path, name }) =>
      problemIf(!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name), {
        path,
        message: `folder \`${name}\` must be lower-case words joined by hyphens`,
      }),
    ),
  ];
};

export const fileNameIsSlug: Rule = ({ codes }) =>
  codes.flatMap(({ path, slug, data }) => {
    const expected = slugOf([data.code, ...data.parts.map(({ value }) => value)].join("-"));
    return problemIf(slug !== expected, {
      path,
      at: ["code"],
      message: `the file of code "${data.code}" must be called ${expected}.yaml`,
    });
  });

/** What identifies a code within its product, regardless of case. */
const identityOf = ({ data }: CodeFile) =>
  [data.code, ...data.parts.map(({ field, value }) => `${field}=${value}`)].join(" ").toLowerCase();

export const codesAreUnique: Rule = ({ codes }) =>
  groupByProduct(codes).flatMap((siblings) =>
    [...Map.groupBy(siblings, identityOf).values()].flatMap(([first, ...others]) =>
      others.map(({ path, data }) => ({
        path,
        at: ["code"],
        message: `code "${data.code}" is already in ${first?.path}`,
      })),
    ),
  );

/** A name under which a code is found. */
interface Claim {
  path: string;
  isExtra: boolean;
  name: string;
  kind: "code" | "symbol" | "alias";
}

/** Every name of a code. */
function claimsOf({ path, data, isExtra = false }: CodeFile): Claim[] {
  const symbols = new Set([data.symbol, ...data.variants.map(({ symbol }) => symbol)]);
  const claim = (name: string, kind: Claim["kind"]): Claim => ({ path, isExtra, name, kind });
  return [
    claim(data.code, "code"),
    ...[...symbols].filter((name) => name !== undefined).map((name) => claim(name, "symbol")),
    ...data.aliases.map(({ name }) => claim(name, "alias")),
  ];
}

/** An alias must lead to one code, so it may not be the code, symbol or alias of another, nor repeat a name of its own. */
export const aliasesAreUnique: Rule = ({ codes }) =>
  groupByProduct(codes).flatMap((siblings) => {
    const keyOf = (name: string) => name.toLowerCase();
    const claimsByName = Map.groupBy(siblings.flatMap(claimsOf), ({ name }) => keyOf(name));
    return siblings.flatMap(({ path, data, isExtra = false }) => {
      const seen = new Set<string>();
      return data.aliases.flatMap(({ name }, index): Problem[] => {
        const isRepeated = seen.has(keyOf(name));
        seen.add(keyOf(name));
        const claims = claimsByName.get(keyOf(name)) ?? [];
        const rival =
          claims.find((claim) => claim.path !== path || claim.kind !== "alias") ??
          (isRepeated ? { path, isExtra, kind: "alias" } : undefined);
        if (!rival) return [];
        if (rival.isExtra && !isExtra) {
          return [{ path: rival.path, message: `${rival.kind} \`${name}\` is already an alias of ${path}` }];
        }
        const message = `alias \`${name}\` is already the ${rival.kind} of ${rival.path}`;
        return [{ path, at: ["aliases", index], message }];
      });
    });
  });

/** What a log or a program shows of a variant. */
const marksOf = ({ edition, symbol, surface, label, messages }: CodeFile["data"]["variants"][number]) =>
  JSON.stringify([edition, symbol, surface, label, messages]);

export const variantsAreDistinguishable: Rule = ({ codes }) =>
  codes.flatMap(({ path, data: { kind, variants } }) =>
    variants.flatMap((variant, index) => {
      const { id, title, fixes } = variant;
      const at = ["variants", index];
      const isFirst = variants.findIndex((other) => other.id === id) === index;
      const twin = variants.slice(0, index).find((other) => marksOf(other) === marksOf(variant));
      return [
        ...problemIf(!isFirst, {
          path,
          at: [...at, "id"],
          message: `variant \`${id}\` appears twice: anchors must differ`,
        }),
        ...problemIf(twin !== undefined, {
          path,
          at,
          message: `variant \`${id}\` has the edition, symbol, surface, label and messages of \`${twin?.id}\`: readers cannot tell them apart`,
        }),
        ...problemIf(variants.length > 1 && !title, {
          path,
          at,
          message: `variant \`${id}\` needs a \`title\` that distinguishes it from the others`,
        }),
        ...problemIf(kind === "error" && fixes.length === 0, {
          path,
          at,
          message: `variant \`${id}\` of an error needs at least one fix`,
        }),
      ];
    }),
  );

export const productIdsAreUnique: Rule = ({ products }) =>
  products.flatMap(({ path, data }) =>
    (["surfaces", "editions", "sources", "evidence"] as const).flatMap((list) =>
      data[list].flatMap(({ id }, index) => {
        const isFirst = data[list].findIndex((other) => other.id === id) === index;
        return problemIf(!isFirst, {
          path,
          at: [list, index, "id"],
          message: `\`${id}\` appears twice in \`${list}\``,
        });
      }),
    ),
  );

export const codesFitTheirMatch: Rule = ({ codes }) => {
  const patterns = { exact: /./, wildcard: WILDCARD, range: RANGE };
  return codes.flatMap(({ path, data: { code, match } }) => {
    const example = match === "range" ? '"100001~100010"' : '"550xxxxx"';
    return problemIf(!patterns[match].test(code), {
      path,
      at: ["code"],
      message: `code "${code}" is not a ${match}: write ${example} or leave \`match\` out`,
    });
  });
};
