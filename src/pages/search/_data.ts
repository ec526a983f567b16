/** The data that every search of the site reads, built once. */
import { loadCatalog } from "../../catalog/load.ts";
import { buildSearchData, type SearchData } from "../../search/index/build.ts";
import { traditionalPairs } from "../../search/index/traditional.ts";

async function load(): Promise<SearchData> {
  const catalog = await loadCatalog();
  return buildSearchData(catalog, { ...catalog.vocabulary, traditional: traditionalPairs() });
}

let loaded: Promise<SearchData> | undefined;

/** The search's data: once a build, anew on every request of the development server. */
export function loadSearchData(): Promise<SearchData> {
  if (import.meta.env.DEV) return load();
  return (loaded ??= load());
}
