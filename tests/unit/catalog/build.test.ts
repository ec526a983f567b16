/** How content files are joined into the catalogue: inheritance, order and number blocks. */
import { expect, test } from "@playwright/test";
import { buildCatalog, type NumberRange, type Product } from "../../../src/catalog/build.ts";
import { classify } from "../../../src/catalog/classify.ts";
import { familyOf, groupCodes, nearestNamesakes, nearestOfCondition } from "../../../src/catalog/group.ts";
import { compareCodes, compareNumbers, hexOf, rangesOf } from "../../../src/catalog/number.ts";
import { ContentError } from "../../../src/catalog/problem.ts";
import { readContent } from "../../../src/catalog/read.ts";
import { readFolder } from "../../../src/node/folder.ts";
import { catalogOf } from "../content.ts";

const condition = { category: "network", retry: "reconnect", owner: "developer" } as const;

test("a code inherits category, retry and owner from its condition and may override each", () => {
  expect(classify({ kind: "error", classification: undefined }, condition)).toEqual({
    ...condition,
    reason: undefined,
  });
  const reason = { zh: "原因。", en: "Reason." };
  expect(classify({ kind: "error", classification: { owner: "ops", reason } }, condition)).toEqual({
    ...condition,
    owner: "ops",
    reason,
  });
});

test("a notice has no category, no owner and no retry, whatever its condition", () => {
  expect(classify({ kind: "notice", classification: undefined }, condition)).toEqual({
    category: undefined,
    retry: "ignore",
    owner: undefined,
    reason: undefined,
  });
});

const range = (from: string, to: string): NumberRange => ({
  from,
  to,
  notation: "decimal",
  name: { zh: "段", en: "block" },
  meaning: { basis: "inferred", zh: "段。", en: "Block." },
});

test("the ranges of a number are sorted narrowest first; words and numbers outside of every range have none", () => {
  const ranges = [range("40000000", "49999999"), range("40010000", "40019999"), range("-10", "-1")];
  expect(rangesOf("40010003", ranges).map(({ from }) => from)).toEqual(["40010000", "40000000"]);
  expect(rangesOf("-3", ranges)).toHaveLength(1);
  expect(rangesOf("0", ranges)).toEqual([]);
  expect(rangesOf("others", ranges)).toEqual([]);
});

test("numbers of any length are sorted by value, before words", () => {
  expect(["others", "503", "-1", "20001", "Auth"].sort(compareCodes)).toEqual(["-1", "503", "20001", "Auth", "others"]);
  expect(compareNumbers("99999999999999999998", "99999999999999999999")).toBeLessThan(0);
  expect(hexOf("32784")).toBe("0x8010");
});

test("codes are grouped by their narrowest block, and every code is in a group", () => {
  const groups = catalogOf("tests/fixtures/shapes").products.flatMap(groupCodes);
  expect(groups.find(({ range: block }) => block?.name.en === "Recording")?.codes.map(({ code }) => code)).toEqual([
    "4097",
  ]);
  expect(groups.reduce((sum, { codes }) => sum + codes.length, 0)).toBe(
    catalogOf("tests/fixtures/shapes").codes.length,
  );
});

test("codes in words are grouped by what they begin with", () => {
  expect(["FailedOperation.ErrorDownFile", "no-speech", "0x00e", "1.5", "NotAllowedError"].map(familyOf)).toEqual([
    "FailedOperation",
    "",
    "",
    "",
    "",
  ]);
  const codeOf = (code: string) => ({ code, ranges: [] });
  const product = { codes: ["Auth.Failed", "Quota.Day", "Quota.Hour", "network"].map(codeOf) } as unknown as Product;
  expect(groupCodes(product).map(({ family, codes }) => [family, codes.map(({ code }) => code)])).toEqual([
    ["", ["Auth.Failed", "network"]],
    ["Quota", ["Quota.Day", "Quota.Hour"]],
  ]);
});

test("popular products come first, in the order of their list, also among those of their vendor", () => {
  const texts = readFolder("content").filter(({ path }) => path !== "popular.yaml");
  const idsWith = (popular: string[]) => {
    const file = { path: "popular.yaml", text: JSON.stringify({ products: popular }) };
    const { products, vendors } = buildCatalog(readContent([...texts, file]).files);
    expect(vendors.filter((vendor) => vendor.products.length > 0).map(({ id }) => id)).toEqual([
      ...new Set(products.map(({ vendor }) => vendor.id)),
    ]);
    for (const { id, products: own } of vendors) expect(own).toEqual(products.filter(({ vendor }) => vendor.id === id));
    return products.map(({ id }) => id);
  };
  const byDefault = idsWith([]);
  expect(idsWith(["aispeech/flash", "aliyun/nls"])).toEqual([
    "aispeech/flash",
    "aliyun/nls",
    ...byDefault.filter((id) => !["aispeech/flash", "aliyun/nls"].includes(id)),
  ]);
});

test("a condition lists its codes", () => {
  const { conditions, codes } = catalogOf("tests/fixtures/shapes");
  expect(conditions[0]?.codes).toHaveLength(codes.filter((code) => code.condition === conditions[0]).length);
  expect(conditions[0]?.codes.length).toBeGreaterThan(10);
});

test("nearest codes of a condition: one of each other product first, those of its layer before others, then its own; none is lost", () => {
  const { codes } = catalogOf("content");
  for (const code of codes) {
    const others = (code.condition?.codes ?? []).filter((other) => other !== code);
    const nearest = nearestOfCondition(code);
    expect(new Set(nearest), code.id).toEqual(new Set(others));
    expect(nearest, code.id).toHaveLength(others.length);
    const products = [...new Set(others.map(({ product }) => product))].filter((product) => product !== code.product);
    const expected = [
      ...products.filter(({ layer }) => layer === code.product.layer),
      ...products.filter(({ layer }) => layer !== code.product.layer),
    ];
    expect(
      nearest.slice(0, products.length).map(({ product }) => product.id),
      code.id,
    ).toEqual(expected.map(({ id }) => id));
    const own = nearest.findIndex(({ product }) => product === code.product);
    if (own >= 0) expect(nearest.slice(own).every(({ product }) => product === code.product)).toBe(true);
  }
});

test("namesakes are the codes of other products with the same number", () => {
  const { codes } = catalogOf("content");
  expect(codes.some(({ namesakes }) => namesakes.length > 0)).toBe(true);
  for (const code of codes) {
    const same = codes.filter((other) => other !== code && other.slug === code.slug);
    expect(code.namesakes, code.id).toEqual(same);
    expect(new Set(nearestNamesakes(code)), code.id).toEqual(new Set(same));
  }
});

test("building throws one error that lists every broken rule", () => {
  const texts = readFolder("tests/fixtures/shapes").filter(({ path }) => !path.endsWith("product.yaml"));
  const { files } = readContent(texts);
  expect(() => buildCatalog(files)).toThrow(ContentError);
  expect(() => buildCatalog(files)).toThrow(/17 problem\(s\)[^]*4097\.yaml: product `example\/kit` does not exist/);
});
