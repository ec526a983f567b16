/** `npm run pictures`: draws link preview pictures and icons into `public/`. They are committed. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { chromium } from "@playwright/test";
import { BRAND } from "../brand.ts";
import { buildCatalog } from "../catalog/build.ts";
import { readContent } from "../catalog/read.ts";
import { messages } from "../i18n/messages.ts";
import { CONTENT_FOLDER, readFolder } from "../node/folder.ts";
import { PICTURES_FOLDER } from "../node/pictures.ts";
import { findBrowser } from "../node/programs.mjs";
import { ICON_SIZES, PREVIEW_SIZE, routes } from "../routes.ts";
import { LANGUAGE_TAG } from "../schema/taxonomy.ts";
import { NAME } from "../site.ts";
import { escapeXml } from "../xml.ts";

const MARGIN = 80;
const MARK_SIZE = 64;
const STYLE = `
  body { margin: 0; }
  svg { display: block; }
  text { font-family: "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif; fill: ${BRAND.ink}; filter: url(#edges); }
  .strong { font-weight: 700; }
  .soft { fill: ${BRAND.soft}; }
`;

/** Reduces the edges of letters from 256 shades to 11: files are a quarter smaller and look the same. */
const EDGE_FILTER = `
  <filter id="edges" color-interpolation-filters="sRGB">
    <feComponentTransfer><feFuncA type="discrete" tableValues="0 .1 .2 .3 .4 .5 .6 .7 .8 .9 1" /></feComponentTransfer>
  </filter>`;

const mark = readFileSync("public/favicon.svg", "utf8");
const [zh, en] = [messages("zh"), messages("en")];

const textLine = (style: "strong" | "soft", size: number, baseline: number, text: string, left = MARGIN) =>
  `<text class="${style}" x="${left}" y="${baseline}" font-size="${size}">${escapeXml(text)}</text>`;

/** A link preview picture as SVG: the name of the site, a title in both languages, and the questions that pages answer. */
const previewSvg = (above: string, title: { zh: string; en: string }) => `
  <svg width="${PREVIEW_SIZE.width}" height="${PREVIEW_SIZE.height}" lang="${LANGUAGE_TAG.zh}">
    ${EDGE_FILTER}
    <rect width="100%" height="100%" fill="${BRAND.paper}" />
    <rect y="${PREVIEW_SIZE.height - 16}" width="100%" height="16" fill="${BRAND.mark}" />
    <svg x="${MARGIN}" y="70" width="${MARK_SIZE}" height="${MARK_SIZE}">${mark}</svg>
    ${textLine("strong", 52, 120, NAME, MARGIN + MARK_SIZE + 20)}
    ${textLine("soft", 40, 270, above)}
    ${textLine("strong", 84, 375, title.zh)}
    ${textLine("strong", 52, 455, title.en)}
    ${textLine("soft", 34, 545, `${zh.pictureTagline} · ${en.pictureTagline}`)}
  </svg>`;

/** Runs in the browser: shrinks each line of text that extends beyond `right` so that it ends there. */
function shrinkLongLines(right: number): void {
  for (const text of document.querySelectorAll("text")) {
    const { x, width } = text.getBBox();
    const size = Number(text.getAttribute("font-size"));
    text.setAttribute("font-size", String(size * Math.min(1, (right - x) / width)));
  }
}

const { products } = buildCatalog(readContent(readFolder(CONTENT_FOLDER)).files);
const square = (size: number) => ({ width: size, height: size });
const sources = [
  { address: routes.preview(), size: PREVIEW_SIZE, svg: previewSvg("", { zh: zh.site.tagline, en: en.site.tagline }) },
  ...products.map(({ id, vendor, name }) => ({
    address: routes.preview(id),
    size: PREVIEW_SIZE,
    svg: previewSvg(`${vendor.name.zh} ${vendor.name.en}`, name),
  })),
  ...ICON_SIZES.map((size) => ({ address: routes.icon(size), size: square(size), svg: mark })),
];

const executablePath = await findBrowser();
const browser = await chromium.launch({ args: ["--disable-gpu"], ...(executablePath ? { executablePath } : {}) });
const page = await browser.newPage();
const pictures: { file: string; png: Buffer }[] = [];
for (const { address, size, svg } of sources) {
  await page.setViewportSize(size);
  await page.setContent(`<!doctype html><style>${STYLE}</style>${svg}`);
  await page.evaluate(shrinkLongLines, PREVIEW_SIZE.width - MARGIN);
  pictures.push({ file: join("public", address), png: await page.screenshot({ omitBackground: true }) });
}
await browser.close();

// Removes pictures of former products too.
rmSync(PICTURES_FOLDER, { recursive: true, force: true });
for (const { file, png } of pictures) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, png);
  console.log(`${file}: ${Math.ceil(png.length / 1024)} KB`);
}
