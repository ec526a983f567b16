/** Pagefind's browser API → pages of both languages' indexes. */
import { routes } from "../../routes.ts";
import { inTime } from "./patience.ts";

/** The part of Pagefind's API that we use (pagefind.app/docs/api, version 1.6). */
interface Pagefind {
  search: (
    query: string | null,
    options: { filters: Record<string, string> },
  ) => Promise<{ results: PagefindResult[] }>;
  init: () => Promise<void>;
}
interface PagefindResult {
  score: number;
  data: () => Promise<{ meta: Record<string, string>; content: string }>;
}
interface PagefindModule {
  createInstance: (options: { basePath: string }) => Pagefind;
}

/** A page that the text index found. */
export interface Hit {
  /** What the page keeps of itself: `id` and `code` of a code, `path` and titles of a condition or guide. */
  meta: Record<string, string>;
  content: string;
  /** The index's own score: higher is better. */
  score: number;
}

/** Languages of the two indexes, as the pages' `lang` names them. */
const LANGUAGES = ["zh-CN", "en"];

let instances: Promise<Pagefind[]> | undefined;

async function openIndex(language: string): Promise<Pagefind> {
  const folder = routes.file("pagefind/");
  // Two instances of one module share one WebAssembly memory and corrupt it; another address makes another module.
  const { createInstance } = (await import(/* @vite-ignore */ `${folder}pagefind.js?${language}`)) as PagefindModule;
  // An instance takes its language from the document and offers no option for it: lend it the right one while it looks.
  const root = document.documentElement;
  const own = root.lang;
  root.lang = language;
  const instance = createInstance({ basePath: folder });
  root.lang = own;
  await instance.init();
  return instance;
}

/**
 * Searches the text of both languages, or lists what the filters allow.
 * @param query words, or `null` for all pages
 * @param filters names of filters with what they must be; empty values filter nothing
 * @param limit most pages to read of each index
 * @returns the pages read, best first, and whether an index has more
 * @throws where an index cannot be loaded, or not in time; the next call tries again
 */
export async function searchText(
  query: string | null,
  filters: Record<string, string>,
  limit: number,
): Promise<{ hits: Hit[]; more: boolean }> {
  instances ??= Promise.all(LANGUAGES.map(openIndex));
  try {
    return await inTime(searchIn(instances, query, filters, limit));
  } catch (error) {
    instances = undefined;
    throw error;
  }
}

async function searchIn(
  opened: Promise<Pagefind[]>,
  query: string | null,
  filters: Record<string, string>,
  limit: number,
): Promise<{ hits: Hit[]; more: boolean }> {
  const chosen = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ""));
  const found = await Promise.all((await opened).map((instance) => instance.search(query, { filters: chosen })));
  const hits = await Promise.all(
    found.flatMap(({ results }) =>
      results.slice(0, limit).map(async ({ score, data }) => {
        const { meta, content } = await data();
        return { meta, content, score };
      }),
    ),
  );
  return { hits: hits.sort((a, b) => b.score - a.score), more: found.some(({ results }) => results.length > limit) };
}
