/** Pagefind's browser API → hits of both languages' indexes. */
import { routes } from "../../routes.ts";
import { holds, type Filters, type Hit } from "../../search/rank.ts";

/** The part of Pagefind's API that we use (pagefind.app/docs/api, version 1.6). */
interface Pagefind {
  search: (
    query: string,
    options: { filters: Record<string, string> },
  ) => Promise<{
    results: { score: number; data: () => Promise<{ meta: Record<string, string>; content: string }> }[];
  }>;
  init: () => Promise<void>;
}
interface PagefindModule {
  createInstance: (options: { basePath: string }) => Pagefind;
}

/** Languages of the two indexes, as the pages' `lang` names them. */
const LANGUAGES = ["zh-CN", "en"];

let instances: Promise<Pagefind[]> | undefined;

/** Opens both indexes, once; the next call tries again after a failure. */
const open = () => Promise.all(LANGUAGES.map(openIndex));

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
 * Searches the text of both languages.
 * @param limit most pages to read of each index
 * @returns the pages read, and whether an index has more
 * @throws where an index cannot be loaded
 */
export async function searchText(
  query: string,
  filters: Filters,
  limit: number,
): Promise<{ hits: Hit[]; more: boolean }> {
  instances ??= open();
  try {
    const chosen = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ""));
    const found = await Promise.all((await instances).map((instance) => instance.search(query, { filters: chosen })));
    const hits = await Promise.all(
      found.flatMap(({ results }) =>
        results.slice(0, limit).map(async ({ score, data }) => {
          const { meta, content } = await data();
          return { id: meta["id"] ?? "", score, content };
        }),
      ),
    );
    return {
      hits: hits.filter(({ content }) => holds(query, content)),
      more: found.some(({ results }) => results.length > limit),
    };
  } catch (error) {
    instances = undefined;
    throw error;
  }
}
