/** Facts about codes → content files in which everything that a person must write is open, so that the content check refuses them. */
import { Document, type Scalar } from "yaml";
import { pathOf, type ContentFile, type ContentFiles } from "../catalog/files.ts";
import type { Problem } from "../catalog/problem.ts";
import type { SourceText } from "../catalog/read.ts";
import { RESERVED_NAMES, slugOf } from "../routes.ts";
import { DRAFT_KEY } from "../schema/code.ts";
import type { Fact } from "./facts.ts";

type ProductFile = ContentFile<"products">;

const SCHEMA_COMMENT = "# yaml-language-server: $schema=../../../../../.astro/collections/codes.schema.json\n";

/** The value of a field that a person must write. The schema refuses it. */
const OPEN = "";
const OPEN_TEXT = { zh: OPEN, en: OPEN };
const OPEN_STATEMENT = { basis: OPEN, ...OPEN_TEXT };

/** The product that drafts are for, or why there can be none. */
export type DraftProduct = { product: ProductFile; problems?: never } | { product?: never; problems: Problem[] };

/**
 * Finds a product by its id.
 * @param id `aliyun/nls`
 */
export function productForDrafts(
  id: string,
  { products, paths }: Pick<ContentFiles, "products" | "paths">,
): DraftProduct {
  const problem = (path: string, message: string) => ({ problems: [{ path, message }] });
  const [vendor = "", name = "", ...rest] = id.split("/");
  const isName = (text: string) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
  if (!isName(vendor) || !isName(name) || rest.length > 0) {
    return problem(id, "is not a product: write vendor/product, such as aliyun/nls");
  }
  if (RESERVED_NAMES.some((reserved) => reserved === vendor)) {
    return problem(id, `\`${vendor}\` is a reserved name: give the vendor another one`);
  }
  const [vendorPath, productPath] = [pathOf.vendor(vendor), pathOf.product(vendor, name)];
  const missing = [vendorPath, productPath].filter((path) => !paths.has(path));
  if (missing.length > 0) return problem(id, `does not exist: first add ${missing.join(" and ")}`);
  const product = products.find(({ path }) => path === productPath);
  return product ? { product } : problem(productPath, "has problems of its own: run npm run check:content first");
}

/** The drafts of a table. */
export interface Drafts {
  files: SourceText[];
  /** Paths of files that exist and stay as they are. */
  skipped: string[];
}

/** Surface and source of rows that name none of the product's. */
export interface DraftDefaults {
  surface?: string | undefined;
  source?: string | undefined;
}

/**
 * A file for each fact whose code has none yet.
 * @param table name of the table, for the writer
 */
export function draftsOf(
  table: string,
  facts: readonly Fact[],
  product: ProductFile,
  { codes, paths }: Pick<ContentFiles, "codes" | "paths">,
  defaults: DraftDefaults = {},
): Drafts {
  const placed = facts.map((fact) => ({
    fact,
    path: pathOf.code(product.vendor, product.product, slugOf(fact.code)),
  }));
  const siblings = codes.filter((file) => file.vendor === product.vendor && file.product === product.product);
  const names = [
    ...siblings.flatMap(({ data }) => [data.code, data.symbol, ...data.aliases.map(({ name }) => name)]),
    ...facts.flatMap(({ code, symbol }) => [code, symbol]),
  ];
  const taken = new Set(names.map((name) => name?.toLowerCase()));
  return {
    files: placed
      .filter(({ path }) => !paths.has(path))
      .map(({ fact, path }) => ({ path, text: draftText(table, fact, product, defaults, taken) })),
    skipped: placed.map(({ path }) => path).filter((path) => paths.has(path)),
  };
}

/** How a code is matched, if its form shows it. */
function matchOf(code: string): "wildcard" | "range" | undefined {
  if (/^-?\d+x+$/i.test(code)) return "wildcard";
  return /^-?\d+\s*[~–]\s*-?\d+$/.test(code) ? "range" : undefined;
}

/**
 * The same number in the other notation: hexadecimal codes in decimal, and the negative numbers of 32 bits that logs show in
 * hexadecimal. The search and the page find the hexadecimal form of other numbers by themselves.
 * @example otherNotation("0x00e") // => "14"
 * @example otherNotation("-2147024891") // => "0x80070005"
 */
export function otherNotation(code: string): string | undefined {
  if (/^0x[0-9a-f]+$/i.test(code)) return String(BigInt(code));
  if (!/^-\d{6,}$/.test(code)) return undefined;
  return `0x${BigInt.asUintN(32, BigInt(code)).toString(16).toUpperCase().padStart(8, "0")}`;
}

/** Aliases that lead to no other code, with the reason if it is known. */
function aliasesOf({ code, numbers, aliases }: Fact, taken: ReadonlySet<string | undefined>) {
  const notation = otherNotation(code);
  const named = [
    ...[...(notation ? [notation] : []), ...numbers].map((name) => ({ name, why: "number" })),
    ...aliases.map((name) => ({ name, why: OPEN })),
  ];
  return named.filter(
    ({ name }, index) =>
      !taken.has(name.toLowerCase()) &&
      named.findIndex((other) => other.name.toLowerCase() === name.toLowerCase()) === index,
  );
}

/** The surface that a table names by its id or name. */
const surfaceIn = ({ surfaces }: ProductFile["data"], text = "") =>
  surfaces.find(({ id, name }) => [id, name.zh, name.en].some((word) => word.toLowerCase() === text.toLowerCase()))?.id;

/** The source that a table names by its id, or whose address it contains. */
const sourceIn = ({ sources }: ProductFile["data"], text = "") =>
  sources.find(({ id, url }) => id === text || (url !== undefined && text.includes(url)))?.id;

/** A list, or nothing if it is empty. */
const unlessEmpty = <Item>(list: readonly Item[]) => (list.length > 0 ? list : undefined);

/** The text of a draft. */
function draftText(
  table: string,
  fact: Fact,
  { data }: ProductFile,
  defaults: DraftDefaults,
  taken: ReadonlySet<string | undefined>,
): string {
  const surface = surfaceIn(data, fact.surface);
  const source = sourceIn(data, fact.source);
  const yaml = new Document({
    [DRAFT_KEY]: {
      from: `${table}, ${fact.place}`,
      ...(surface === undefined && fact.surface !== undefined ? { surface: fact.surface } : {}),
      ...(fact.source !== undefined && fact.source !== source ? { source: fact.source } : {}),
      ...fact.notes,
    },
    code: fact.code,
    match: matchOf(fact.code),
    symbol: fact.symbol,
    aliases: unlessEmpty(aliasesOf(fact, taken)),
    condition: OPEN,
    title: { ...OPEN_TEXT },
    asked: [OPEN],
    variants: [
      {
        id: surface ?? defaults.surface ?? OPEN,
        surface: surface ?? defaults.surface ?? OPEN,
        label: fact.label,
        messages: unlessEmpty(fact.messages),
        httpStatus: unlessEmpty(fact.httpStatus),
        closeCode: unlessEmpty(fact.closeCode),
        meaning: { ...OPEN_STATEMENT },
        fixes: [{ ...OPEN_STATEMENT }],
        source: source ?? defaults.source ?? OPEN,
      },
    ],
  });
  // Codes are always quoted, so that none is read as a number.
  (yaml.get("code", true) as Scalar).type = "QUOTE_DOUBLE";
  return SCHEMA_COMMENT + yaml.toString({ lineWidth: 0 });
}
