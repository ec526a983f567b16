/** The page of a code, in Markdown. */
import type { APIRoute, InferGetStaticPropsType } from "astro";
import { codeMarkdown } from "../../../../../markdown/code.ts";
import { absolute } from "../../../../../site.ts";
import { markdownResponse } from "../../../../_markdown.ts";
import { codePaths } from "../../../../_paths.ts";

export const getStaticPaths = codePaths;
type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props: { locale, code } }) =>
  markdownResponse(codeMarkdown(code, { locale, absolute }));
