/** The page of a condition, in Markdown. */
import type { APIRoute, InferGetStaticPropsType } from "astro";
import { loadCatalog } from "../../../../catalog/load.ts";
import { conditionMarkdown } from "../../../../markdown/pages.ts";
import { absolute } from "../../../../site.ts";
import { markdownResponse } from "../../../_markdown.ts";
import { conditionPaths } from "../../../_paths.ts";

export const getStaticPaths = conditionPaths;
type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = async ({ props: { locale, condition } }) => {
  const { conditions } = await loadCatalog();
  return markdownResponse(conditionMarkdown(condition, conditions, { locale, absolute }));
};
