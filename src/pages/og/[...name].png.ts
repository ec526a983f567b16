/** Preview pictures: one for each product, one for every other page. */
import type { APIRoute, GetStaticPaths } from "astro";
import { loadCatalog } from "../../catalog/load.ts";
import { messages } from "../../i18n/messages.ts";
import { preview, type Line } from "./_preview.ts";

const INK = "#1d2430";
const SOFT = "#565d6b";
const [zh, en] = [messages("zh"), messages("en")];

const NAME: Line = { text: "VoxErr", size: 52, baseline: 120, left: 164, weight: 700, colour: INK };
const picture = (small: string, zhLarge: string, enLarge: string, last: string): Line[] => [
  NAME,
  { text: small, size: 40, baseline: 270, weight: 400, colour: SOFT },
  { text: zhLarge, size: 84, baseline: 375, weight: 700, colour: INK },
  { text: enLarge, size: 52, baseline: 455, weight: 700, colour: INK },
  { text: last, size: 34, baseline: 545, weight: 400, colour: SOFT },
];

export const getStaticPaths = (async () => {
  const { products } = await loadCatalog();
  const promise = `${zh.preview} · ${en.preview}`;
  return [
    { params: { name: "site" }, props: { lines: picture("", zh.site.tagline, en.site.tagline, promise) } },
    ...products.map(({ id, vendor, name: own }) => ({
      params: { name: id },
      props: { lines: picture(`${vendor.name.zh} ${vendor.name.en}`, own.zh, own.en, promise) },
    })),
  ];
}) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ props }) =>
  new Response(await preview(props["lines"]), { headers: { "content-type": "image/png" } });
