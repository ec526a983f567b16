/** Pagefind's browser API → hits of both languages' indexes. */
import type { Hit } from "../../search/rank.ts";
import { routes } from "../../routes.ts";

/** A page of the index: what `SearchRecord.astro` put there. */
export interface PageHit extends Hit {
  meta: Record<string, string>;
}

/** The part of Pagefind's API that we use (pagefind.app/docs/api, version 1.6). */
interface Pagefind {
  search: (
    query: string | null,
    options: { filters: Record<string, string> },
  ) => Promise<{ results: { score: number; data: () => Promise<{ meta: Record<string, string> }> }[] }>;
  init: () => Promise<void>;
}
interface PagefindModule {
  createInstance: (options: { basePath: string; ranking: object }) => Pagefind;
}

/** Languages of the two indexes, as the pages' `lang` names them. */
const LANGUAGES = ["zh-CN", "en"];

/** The record's own words lead; numbers rank by the weight of their metadata. */
const RANKING = { metaWeights: { code: 50, names: 20, zh: 10, en: 10, title: 5 } };

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
  const instance = createInstance({ basePath: folder, ranking: RANKING });
  root.lang = own;
  await instance.init();
  return instance;
}

/**
 * Searches both indexes.
 * @param query null lists everything that the filters allow
 * @param filters Pagefind filters: vendor, category
 * @param limit most pages to read of each index
 * @returns the pages read, and whether an index has more
 * @throws where an index cannot be loaded
 */
export async function searchPages(
  query: string | null,
  filters: Record<string, string>,
  limit: number,
): Promise<{ hits: PageHit[]; more: boolean }> {
  instances ??= open();
  try {
    const found = await Promise.all((await instances).map((instance) => instance.search(query, { filters })));
    const hits = await Promise.all(
      found.flatMap(({ results }) =>
        results.slice(0, limit).map(async ({ score, data }) => {
          const { meta } = await data();
          const { id = "", code = "", names = "", messages = "" } = meta;
          return { id, code, symbols: names, messages, score, meta };
        }),
      ),
    );
    return { hits, more: found.some(({ results }) => results.length > limit) };
  } catch (error) {
    instances = undefined;
    throw error;
  }
}
