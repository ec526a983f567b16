/** Searches the full-text indexes of both languages with Pagefind. */
import { routes } from "../routes.ts";
import { LANGUAGE_TAG } from "../schema/taxonomy.ts";
import type { Filters } from "../search/query/filters.ts";
import type { TextHit } from "../search/query/full-text.ts";
import { withTimeout } from "./timeout.ts";

/** The part of Pagefind's API that is used here (pagefind.app/docs/api, version 1.6). */
interface Pagefind {
  search: (
    query: string | null,
    options: { filters: Record<string, string> },
  ) => Promise<{ results: PagefindResult[] }>;
  init: () => Promise<void>;
}
interface PagefindResult {
  score: number;
  data: () => Promise<TextHit>;
}
interface PagefindModule {
  createInstance: (options: { basePath: string }) => Pagefind;
}

let instances: Promise<Pagefind[]> | undefined;

/** Opens the index of the pages with this `lang`. */
async function openIndex(language: string): Promise<Pagefind> {
  const folder = routes.file("pagefind/");
  // Two instances of one module would share, and corrupt, its WebAssembly memory. The query string loads a second module.
  const { createInstance } = (await import(/* @vite-ignore */ `${folder}pagefind.js?${language}`)) as PagefindModule;
  // Pagefind reads the language from the document and has no option for it, so the document's language is changed for a moment.
  const root = document.documentElement;
  const { lang } = root;
  let instance: Pagefind;
  try {
    root.lang = language;
    instance = createInstance({ basePath: folder });
  } finally {
    root.lang = lang;
  }
  await instance.init();
  return instance;
}

/**
 * Searches the pages of both languages.
 * @param query words, or `null` for every page that the filters allow
 * @param filters empty values filter nothing
 * @param limit most pages to read from each index
 * @returns the pages, best first, and whether an index has more
 * @throws if an index cannot be loaded, or not in time; the next call tries again
 */
export async function searchText(
  query: string | null,
  filters: Filters,
  limit: number,
): Promise<{ hits: TextHit[]; hasMore: boolean }> {
  instances ??= Promise.all(Object.values(LANGUAGE_TAG).map(openIndex));
  try {
    return await withTimeout(searchIn(instances, query, filters, limit));
  } catch (error) {
    instances = undefined;
    throw error;
  }
}

async function searchIn(loading: Promise<Pagefind[]>, query: string | null, filters: Filters, limit: number) {
  const chosen = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ""));
  const opened = await loading;
  const answers = await Promise.all(opened.map((instance) => instance.search(query, { filters: chosen })));
  const pages = await Promise.all(
    answers.flatMap(({ results }) =>
      results.slice(0, limit).map(async ({ score, data }) => {
        const { meta, content } = await data();
        return { meta, content, score };
      }),
    ),
  );
  return {
    hits: pages.sort((a, b) => b.score - a.score),
    hasMore: answers.some(({ results }) => results.length > limit),
  };
}
