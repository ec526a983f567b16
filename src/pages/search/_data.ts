/** The data that every search of the site reads, built once. */
import { loadCatalog } from "../../catalog/load.ts";
import { searchData, type SearchData } from "../../search/data.ts";
import { traditionalPairs } from "../../search/traditional.ts";

async function load(): Promise<SearchData> {
  const catalog = await loadCatalog();
  return searchData(catalog, { ...catalog.vocabulary, traditional: traditionalPairs() });
}

let loaded: Promise<SearchData> | undefined;

/** The search's data: once a build, anew on every request of the development server. */
export function loadSearchData(): Promise<SearchData> {
  if (import.meta.env.DEV) return load();
  return (loaded ??= load());
}
