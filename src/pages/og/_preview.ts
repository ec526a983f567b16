/** The picture that chats and tickets show beside a link: drawn as SVG with its letters as outlines, then made a PNG. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { create, type Font } from "fontkit";
import wawoff2 from "wawoff2";
import { PREVIEW } from "../../routes.ts";

const { width: WIDTH, height: HEIGHT } = PREVIEW;
const MARGIN = 80;

/** One line of the picture; letters shrink where it would be too long. */
export interface Line {
  text: string;
  /** Letter height, and distance of the baseline from the top, in pixels. */
  size: number;
  baseline: number;
  /** Distance from the picture's left edge; the margin where it is left out. */
  left?: number;
  weight: 400 | 700;
  colour: string;
}

const { resolve } = createRequire(import.meta.url);
const FONT = "@fontsource-variable/noto-sans-sc";
/** The font comes in files by blocks of characters: name of a block → `U+4e00-4e10,U+4e20`. */
const blocks = Object.entries(
  JSON.parse(readFileSync(resolve(`${FONT}/unicode.json`), "utf8")) as Record<string, string>,
);

/** First and last character of each range of each block. */
const ranges = blocks.map(([name, list]) => ({
  name,
  ranges: list.split(",").map((range) => {
    const [from = NaN, to = from] = range
      .replace("U+", "")
      .split("-")
      .map((bound) => parseInt(bound, 16));
    return { from, to };
  }),
}));

/** Blocks of letters that were looked for: pictures share most of theirs. */
const found = new Map<string, string>();

/** @throws where the font has no such letter */
function blockOf(letter: string): string {
  const known = found.get(letter);
  if (known) return known;
  const character = letter.codePointAt(0) ?? 0;
  const block = ranges.find((own) => own.ranges.some(({ from, to }) => from <= character && character <= to));
  if (!block) throw new Error(`The preview's font has no letter “${letter}”`);
  found.set(letter, block.name);
  return block.name;
}

const fonts = new Map<string, Font>();

async function fontOf(letter: string, weight: number): Promise<Font> {
  const block = blockOf(letter);
  const key = `${block} ${weight}`;
  const loaded = fonts.get(key);
  if (loaded) return loaded;
  const file = resolve(`${FONT}/files/noto-sans-sc-${block.replace(/[[\]]/g, "")}-wght-normal.woff2`);
  const font = create(Buffer.from(await wawoff2.decompress(readFileSync(file)))) as Font;
  const varied = font.getVariation({ wght: weight });
  fonts.set(key, varied);
  return varied;
}

async function outlines({ text, size, baseline, left = MARGIN, weight, colour }: Line): Promise<string> {
  const letters: { path: string; width: number; em: number }[] = [];
  for (const letter of text) {
    const font = await fontOf(letter, weight);
    const em = font.unitsPerEm;
    const [glyph] = font.layout(letter).glyphs;
    letters.push({ path: glyph?.path.toSVG() ?? "", width: (glyph?.advanceWidth ?? 0) / em, em });
  }
  const width = letters.reduce((sum, letter) => sum + letter.width, 0);
  const fitting = Math.min(size, (WIDTH - left - MARGIN) / width);
  let x = left;
  const paths = letters.map((letter) => {
    const scale = fitting / letter.em;
    const drawn = `<path transform="translate(${x} ${baseline}) scale(${scale} ${-scale})" d="${letter.path}"/>`;
    x += letter.width * fitting;
    return drawn;
  });
  return `<g fill="${colour}">${paths.join("")}</g>`;
}

let ready: Promise<void> | undefined;

/** The decompressor is one program with one memory: pictures are drawn one after the other. */
let queue: Promise<unknown> = Promise.resolve();

/** @returns the PNG */
export function preview(lines: readonly Line[]): Promise<Uint8Array<ArrayBuffer>> {
  const drawn = queue.then(() => draw(lines));
  queue = drawn;
  return drawn;
}

/** The site's mark, drawn in 32 × 32. */
const MARK = `<rect width="32" height="32" rx="6" fill="#1f3a6e"/><path d="M7 13v6m4.5-10v14M16 5v22m4.5-18v14M25 13v6" stroke="#fff" stroke-width="2.4" stroke-linecap="round"/>`;

/** @returns the mark as a PNG of so many pixels */
export function icon(size: number): Promise<Uint8Array<ArrayBuffer>> {
  const drawn = queue.then(() =>
    rendered(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 32 32">${MARK}</svg>`,
    ),
  );
  queue = drawn;
  return drawn;
}

async function rendered(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  ready ??= initWasm(readFileSync(resolve("@resvg/resvg-wasm/index_bg.wasm")));
  await ready;
  return Uint8Array.from(new Resvg(svg).render().asPng());
}

async function draw(lines: readonly Line[]): Promise<Uint8Array<ArrayBuffer>> {
  const mark = `<g transform="translate(${MARGIN} 70) scale(2)">${MARK}</g>`;
  const drawn: string[] = [];
  for (const line of lines) drawn.push(await outlines(line));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="100%" height="100%" fill="#fbfaf8"/><rect y="${HEIGHT - 16}" width="100%" height="16" fill="#1f3a6e"/>${mark}${drawn.join("")}</svg>`;
  return rendered(svg);
}
