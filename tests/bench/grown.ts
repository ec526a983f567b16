/** Grows the real content to any size: copies of all products for further vendors, with different codes. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { slugOf } from "../../src/routes.ts";
import { pathIn, placeOf, type CollectionName } from "../../src/schema/tree.ts";
import { readFolder } from "../../src/node/folder.ts";

/** Distance between the numbers of one copy and the next: a prime, so that number blocks fall anywhere. */
const STRIDE = 7919;

type Data = Record<string, unknown>;

const CONSONANTS = "bdfghjklmnprstvz";
const VOWELS = "aeiou";

/** An invented word, different for each number. */
function inventedWord(index: number): string {
  const syllables = CONSONANTS.length * VOWELS.length;
  let word = "";
  for (let left = index + syllables ** 2; left > 0; left = Math.floor(left / syllables)) {
    const syllable = left % syllables;
    word += CONSONANTS[syllable % CONSONANTS.length]! + VOWELS[Math.floor(syllable / CONSONANTS.length)]!;
  }
  return word;
}

/** A copy of a value in which all bilingual texts contain a word. */
function withWord(value: unknown, word: string, isTitle = false): unknown {
  if (Array.isArray(value)) return value.map((item) => withWord(item, word));
  if (value === null || typeof value !== "object") return value;
  const { zh, en } = value as Data;
  // A long title must not grow, so the word replaces its end.
  const insert = (text: string) => `${isTitle && text.length > 40 ? text.slice(0, -word.length - 1) : text} ${word}`;
  const added = typeof zh === "string" && typeof en === "string" ? { zh: insert(zh), en: insert(en) } : {};
  return {
    ...Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withWord(item, word, key === "title")])),
    ...added,
  };
}

/**
 * A copy of a code for a further vendor, with another number, symbol and messages, and with a unique word in all its texts.
 * References to other codes are left out, and so are error domains.
 */
function renumbered(data: Data, round: number, count: number): Data {
  const { related: _related, aliases: _aliases, parts: _parts, ...rest } = data;
  const code = String(data["code"]);
  const word = inventedWord(count);
  const variants = (data["variants"] as Data[]).map((variant) => ({
    ...variant,
    messages: ((variant["messages"] ?? []) as string[]).map((message) => `${message} ${word}`),
  }));
  return {
    ...(withWord({ ...rest, variants }, word) as Data),
    code: /^\d+$/.test(code) ? String(Number(code) + round * STRIDE) : code,
    ...(data["symbol"] ? { symbol: `${String(data["symbol"])}_${round}` } : {}),
  };
}

/** A product without the parts that depend on numbers. */
function withoutNumbers(data: Data): Data {
  const { ranges: _ranges, anatomies: _anatomies, logs, ...rest } = data;
  return { ...rest, logs: { ...(logs as Data), samples: [] } };
}

/** The number of codes in a content folder. */
export const codeCountOf = (content: string): number =>
  readFolder(content).filter(({ path }) => placeOf(path)?.collection === "codes").length;

/**
 * Writes a content folder with so many codes. Conditions, guides and vocabulary are those of the real content.
 * @param size number of codes: at least as many as the real content has
 * @param copyMax most codes of each product that is a copy; the fewer, the more products there are
 */
export function writeGrown(content: string, folder: string, size: number, copyMax = Infinity): void {
  const isIn = (path: string, ...names: CollectionName[]) => names.some((name) => placeOf(path)?.collection === name);
  const texts = readFolder(content).filter(({ path }) => !isIn(path, "changelog", "redirects"));
  const isCode = (path: string) => isIn(path, "codes");
  const realCount = texts.filter(({ path }) => isCode(path)).length;
  if (size < realCount) throw new Error(`${size} codes are fewer than the ${realCount} of ${content}`);
  cpSync(content, folder, { recursive: true });
  for (const path of [pathIn("changelog", {}), pathIn("redirects", {})]) rmSync(join(folder, path), { force: true });
  let count = realCount;
  for (let round = 1; count < size; round++) {
    const files = texts.filter(({ path }) => isIn(path, "vendors", "products", "codes"));
    const copied = new Map<string, number>();
    for (const { path, text } of files) {
      const siblings = dirname(path);
      if (isCode(path) && (count === size || copied.get(siblings) === copyMax)) continue;
      const data = parse(text) as Data;
      const [, vendor = "", ...rest] = path.split("/");
      let written: Data = data;
      let to = join(folder, "vendors", `${vendor}-${round}`, ...rest);
      if (isIn(path, "products")) written = withoutNumbers(data);
      if (isIn(path, "vendors")) {
        const { zh, en } = data["name"] as { zh: string; en: string };
        written = { ...data, name: { zh: `${zh} ${round}`, en: `${en} ${round}` } };
      }
      if (isCode(path)) {
        written = renumbered(data, round, count);
        to = join(dirname(to), `${slugOf(String(written["code"]))}.yaml`);
        count++;
        copied.set(siblings, (copied.get(siblings) ?? 0) + 1);
      }
      mkdirSync(dirname(to), { recursive: true });
      // JSON is YAML.
      writeFileSync(to, JSON.stringify(written));
    }
  }
}
