/** The page of a product, in Markdown. */
import type { APIRoute, InferGetStaticPropsType } from "astro";
import { loadCatalog, loadIntroduction } from "../../../../catalog/load.ts";
import { productMarkdown, replaceComponents } from "../../../../markdown/pages.ts";
import { absolute } from "../../../../site.ts";
import { markdownResponse } from "../../../_markdown.ts";
import { productPaths } from "../../../_paths.ts";

export const getStaticPaths = productPaths;
type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = async ({ props: { locale, product } }) => {
  const context = { locale, absolute };
  const introduction = await loadIntroduction(product.id, locale);
  const body = replaceComponents(introduction?.body ?? "", context, await loadCatalog());
  return markdownResponse(productMarkdown(product, body, context));
};
