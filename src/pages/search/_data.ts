/** The search data, built from the catalogue. */
import { loadCatalog, oncePerBuild } from "../../catalog/load.ts";
import { buildSearchData, type SearchData } from "../../search/index/build.ts";
import { traditionalPairs } from "../../search/index/traditional.ts";

async function load(): Promise<SearchData> {
  const catalog = await loadCatalog();
  return buildSearchData(catalog, { ...catalog.vocabulary, traditional: traditionalPairs() });
}

/** The search data. */
export const loadSearchData = oncePerBuild(load);
