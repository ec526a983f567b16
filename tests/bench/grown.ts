/** The real content → a content folder of any size: the same products at further vendors, each code with a number of its own. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { mentionsOf } from "../../src/catalog/files.ts";
import { slugOf } from "../../src/routes.ts";
import { pathIn, placeOf, type CollectionName } from "../../src/schema/tree.ts";
import { readFolder } from "../../src/node/folder.ts";

/** Distance between the numbers of one vendor and the next: a prime, so that blocks of numbers fall anywhere. */
const STRIDE = 7919;

type Data = Record<string, unknown>;

/** Paths of codes that nothing else in the content speaks of, so that a smaller catalogue can do without them. */
function sparePaths(texts: ReturnType<typeof readFolder>): string[] {
  const named = new Set(texts.flatMap(({ text }) => mentionsOf(text).map(({ id }) => id)));
  const codes = texts.flatMap(({ path, text }) => {
    const place = placeOf(path);
    return place?.collection === "codes" ? [{ path, place, data: parse(text) as Data }] : [];
  });
  const related = new Set(
    codes.flatMap(({ place, data }) =>
      ((data["related"] ?? []) as string[]).map((code) => `${place.vendor}/${place.product}/${slugOf(code)}`),
    ),
  );
  const uses = Map.groupBy(codes, ({ data }) => data["condition"]);
  const inProducts = texts.filter(({ path }) => placeOf(path)?.collection === "products").map(({ text }) => text);
  return codes
    .filter(({ place: { vendor, product, slug }, data }) => {
      const id = `${vendor}/${product}/${slug}`;
      const isNamed =
        named.has(id) || related.has(id) || inProducts.some((text) => text.includes(String(data["code"])));
      return !isNamed && (uses.get(data["condition"])?.length ?? 0) > 20;
    })
    .map(({ path }) => path);
}

const CONSONANTS = "bdfghjklmnprstvz";
const VOWELS = "aeiou";

/** A word of no language, another for each number: what is new in a text. */
function newWord(at: number): string {
  const syllables = CONSONANTS.length * VOWELS.length;
  let word = "";
  for (let left = at + syllables ** 2; left > 0; left = Math.floor(left / syllables)) {
    const syllable = left % syllables;
    word += CONSONANTS[syllable % CONSONANTS.length]! + VOWELS[Math.floor(syllable / CONSONANTS.length)]!;
  }
  return word;
}

/** Every text in both languages of a value with a word added. */
function withWord(value: unknown, word: string): unknown {
  if (Array.isArray(value)) return value.map((item) => withWord(item, word));
  if (value === null || typeof value !== "object") return value;
  const { zh, en } = value as Data;
  // In place of its end where it may be a long title, which may not grow.
  const put = (text: string) => `${/^[^`]{40,60}$/.test(text) ? text.slice(0, -word.length - 1) : text} ${word}`;
  const added = typeof zh === "string" && typeof en === "string" ? { zh: put(zh), en: put(en) } : {};
  return {
    ...Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withWord(item, word)])),
    ...added,
  };
}

/**
 * The code of a further vendor: a number moved on, a symbol and messages of its own, in each of its texts a word that no other
 * code has. What names other codes is left out.
 */
function renumbered(data: Data, round: number, count: number): Data {
  const { related: _related, aliases: _aliases, ...own } = data;
  const code = String(data["code"]);
  const word = newWord(count);
  const variants = (data["variants"] as Data[]).map((variant) => ({
    ...variant,
    messages: ((variant["messages"] ?? []) as string[]).map((message) => `${message} ${word}`),
  }));
  return {
    ...(withWord({ ...own, variants }, word) as Data),
    code: /^\d+$/.test(code) ? String(Number(code) + round * STRIDE) : code,
    ...(data["symbol"] ? { symbol: `${String(data["symbol"])}_${round}` } : {}),
  };
}

/** A product without what names single numbers. */
function withoutNumbers(data: Data): Data {
  const { ranges: _ranges, anatomies: _anatomies, logs, ...own } = data;
  return { ...own, logs: { ...(logs as Data), samples: [] } };
}

/**
 * Writes a content folder of so many codes. Conditions, guides and words of searches are the real ones.
 * @param size number of codes: at least about 360
 */
export function writeGrown(content: string, folder: string, size: number): void {
  const isOf = (path: string, ...names: CollectionName[]) => names.some((name) => placeOf(path)?.collection === name);
  const texts = readFolder(content).filter(({ path }) => !isOf(path, "changelog", "redirects"));
  const isCode = (path: string) => isOf(path, "codes");
  const real = texts.filter(({ path }) => isCode(path)).length;
  const left = new Set(size < real ? sparePaths(texts).slice(0, real - size) : []);
  cpSync(content, folder, { recursive: true });
  for (const path of [pathIn("changelog", {}), pathIn("redirects", {}), ...left])
    rmSync(join(folder, path), { force: true });
  let count = real - left.size;
  for (let round = 1; count < size; round++) {
    const files = texts.filter(({ path }) => isOf(path, "vendors", "products", "codes"));
    for (const { path, text } of files) {
      if (isCode(path) && count === size) continue;
      const data = parse(text) as Data;
      const [, vendor = "", ...rest] = path.split("/");
      let written: Data = data;
      let to = join(folder, "vendors", `${vendor}-${round}`, ...rest);
      if (isOf(path, "products")) written = withoutNumbers(data);
      if (isOf(path, "vendors")) {
        const { zh, en } = data["name"] as { zh: string; en: string };
        written = { ...data, name: { zh: `${zh} ${round}`, en: `${en} ${round}` } };
      }
      if (isCode(path)) {
        written = renumbered(data, round, count);
        to = join(dirname(to), `${slugOf(String(written["code"]))}.yaml`);
        count++;
      }
      mkdirSync(dirname(to), { recursive: true });
      // JSON is YAML.
      writeFileSync(to, JSON.stringify(written));
    }
  }
}
