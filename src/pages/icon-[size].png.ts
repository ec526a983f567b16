/** The mark of the site as a picture, for home screens. */
import type { APIRoute, GetStaticPaths } from "astro";
import { ICON_SIZES } from "../routes.ts";
import { icon } from "./og/_preview.ts";

export const getStaticPaths = (() =>
  ICON_SIZES.map((size) => ({ params: { size: String(size) } }))) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params }) =>
  new Response(await icon(Number(params["size"])), { headers: { "content-type": "image/png" } });
