/** The search data, built from the catalogue. */
import { loadCatalog } from "../../catalog/load.ts";
import { buildSearchData, type SearchData } from "../../search/index/build.ts";
import { traditionalPairs } from "../../search/index/traditional.ts";

async function load(): Promise<SearchData> {
  const catalog = await loadCatalog();
  return buildSearchData(catalog, { ...catalog.vocabulary, traditional: traditionalPairs() });
}

let loaded: Promise<SearchData> | undefined;

/** The search data, built once per build; the development server builds it for every request, because files change. */
export function loadSearchData(): Promise<SearchData> {
  if (import.meta.env.DEV) return load();
  return (loaded ??= load());
}
