/** `npm run pictures`: draws the pictures of link previews and the icons into `public/`, to be committed. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { chromium } from "@playwright/test";
import { escaped } from "../api/xml.ts";
import { buildCatalog } from "../catalog/build.ts";
import { readContent } from "../catalog/read.ts";
import { LANGUAGE_TAG, messages } from "../i18n/messages.ts";
import { CONTENT_FOLDER, readFolder } from "../node/folder.ts";
import { PICTURES } from "../node/pictures.ts";
import { findBrowser } from "../node/programs.mjs";
import { ICON_SIZES, PREVIEW, routes } from "../routes.ts";
import { NAME } from "../site.ts";

const MARGIN = 80;
const MARK_SIZE = 64;
const STYLE = `
  body { margin: 0; }
  svg { display: block; }
  text { font-family: "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif; fill: #1d2430; filter: url(#edges); }
  .strong { font-weight: 700; }
  .soft { fill: #565d6b; }
`;

/** Eleven shades at the edges of letters instead of 256: the files are a quarter smaller and look the same. */
const EDGES = `
  <filter id="edges" color-interpolation-filters="sRGB">
    <feComponentTransfer><feFuncA type="discrete" tableValues="0 .1 .2 .3 .4 .5 .6 .7 .8 .9 1" /></feComponentTransfer>
  </filter>`;

const mark = readFileSync("public/favicon.svg", "utf8");
const [zh, en] = [messages("zh"), messages("en")];

const line = (kind: "strong" | "soft", size: number, baseline: number, text: string, left = MARGIN) =>
  `<text class="${kind}" x="${left}" y="${baseline}" font-size="${size}">${escaped(text)}</text>`;

/** The picture of a link preview as SVG: the site's name, its subject in both languages, and what a page answers. */
const preview = (above: string, name: { zh: string; en: string }) => `
  <svg width="${PREVIEW.width}" height="${PREVIEW.height}" lang="${LANGUAGE_TAG.zh}">
    ${EDGES}
    <rect width="100%" height="100%" fill="#fbfaf8" />
    <rect y="${PREVIEW.height - 16}" width="100%" height="16" fill="#1f3a6e" />
    <svg x="${MARGIN}" y="70" width="${MARK_SIZE}" height="${MARK_SIZE}">${mark}</svg>
    ${line("strong", 52, 120, NAME, MARGIN + MARK_SIZE + 20)}
    ${line("soft", 40, 270, above)}
    ${line("strong", 84, 375, name.zh)}
    ${line("strong", 52, 455, name.en)}
    ${line("soft", 34, 545, `${zh.preview} · ${en.preview}`)}
  </svg>`;

/** Runs in the browser: makes each line that would pass `right` so much smaller that it ends there. */
function shrinkLongLines(right: number): void {
  for (const text of document.querySelectorAll("text")) {
    const { x, width } = text.getBBox();
    const size = Number(text.getAttribute("font-size"));
    text.setAttribute("font-size", String(size * Math.min(1, (right - x) / width)));
  }
}

const { products } = buildCatalog(readContent(readFolder(CONTENT_FOLDER)).files);
const square = (size: number) => ({ width: size, height: size });
const pictures = [
  { address: routes.preview(), size: PREVIEW, svg: preview("", { zh: zh.site.tagline, en: en.site.tagline }) },
  ...products.map(({ id, vendor, name }) => ({
    address: routes.preview(id),
    size: PREVIEW,
    svg: preview(`${vendor.name.zh} ${vendor.name.en}`, name),
  })),
  ...ICON_SIZES.map((size) => ({ address: routes.icon(size), size: square(size), svg: mark })),
];

const executablePath = await findBrowser();
const browser = await chromium.launch({ args: ["--disable-gpu"], ...(executablePath ? { executablePath } : {}) });
const page = await browser.newPage();
const drawn: { file: string; png: Buffer }[] = [];
for (const { address, size, svg } of pictures) {
  await page.setViewportSize(size);
  await page.setContent(`<!doctype html><style>${STYLE}</style>${svg}`);
  await page.evaluate(shrinkLongLines, PREVIEW.width - MARGIN);
  drawn.push({ file: join("public", address), png: await page.screenshot({ omitBackground: true }) });
}
await browser.close();

// Pictures of products that are gone go too.
rmSync(PICTURES, { recursive: true, force: true });
for (const { file, png } of drawn) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, png);
  console.log(`${file}: ${Math.ceil(png.length / 1024)} KB`);
}
