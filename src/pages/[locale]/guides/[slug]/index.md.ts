/** A guide, in Markdown. */
import type { APIRoute, InferGetStaticPropsType } from "astro";
import { loadCatalog } from "../../../../catalog/load.ts";
import { guideMarkdown, replaceComponents } from "../../../../markdown/pages.ts";
import { absolute } from "../../../../site.ts";
import { markdownResponse } from "../../../_markdown.ts";
import { guidePaths } from "../../../_paths.ts";

export const getStaticPaths = guidePaths;
type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = async ({ props: { locale, texts } }) => {
  const { data, body = "" } = texts[locale];
  const markdown = replaceComponents(body, { locale, absolute }, await loadCatalog());
  return markdownResponse(guideMarkdown(data.title, data.summary, markdown));
};
