/** Fetches the search's data files, each once, and checks them. */
import { routes } from "../routes.ts";
import { IS_DATA, isSearchFile, type SearchManifest } from "../search/shared/shape.ts";
import type { Source } from "../search/query/source.ts";
import { withTimeout } from "./timeout.ts";

/** The site has been updated since the page was loaded: the page must be reloaded before it can search. */
export class OutdatedPage extends Error {}

/**
 * A source that fetches the files of one version of the site. A file that could not be fetched is requested again next time.
 * Its functions throw OutdatedPage, what `fetch` throws, or an error if a file is malformed or takes too long.
 */
export function createSource(manifest: SearchManifest): Source {
  const files = new Map<string, Promise<unknown>>();
  const read = async <Data>(name: string, isValid: (data: unknown) => data is Data): Promise<Data> => {
    const response = await fetch(routes.searchData(name, manifest.version));
    // The host has another version by now.
    if (response.status === 404) throw new OutdatedPage();
    if (!response.ok) throw new Error(`${name} answered ${response.status}`);
    const file: unknown = await response.json();
    if (!isSearchFile(file)) throw new Error(`${name} is not a data file`);
    if (file.version !== manifest.version) throw new OutdatedPage();
    if (!isValid(file.data)) throw new Error(`${name} has an unexpected shape`);
    return file.data;
  };
  const once = <Data>(name: string, load: () => Promise<Data>): Promise<Data> => {
    const earlier = files.get(name);
    if (earlier) return earlier as Promise<Data>;
    const loading = withTimeout(load());
    files.set(name, loading);
    loading.catch(() => files.delete(name));
    return loading;
  };
  return {
    manifest,
    entries: (file) => once(`codes/${file}`, () => read(`codes/${file}`, IS_DATA.entries)),
    postings: (file) => once(`words/${file}`, () => read(`words/${file}`, IS_DATA.postings)),
    products: () => once("products", () => read("products", IS_DATA.products)),
    symbols: () => once("symbols", () => read("symbols", IS_DATA.symbols)),
    otherServices: () => once("other-services", () => read("other-services", IS_DATA.otherServices)),
    vocabulary: () =>
      once("vocabulary", async () => {
        // Only questions in words need this code.
        const [{ vocabularyOf }, data] = await Promise.all([
          import("../search/query/words/vocabulary.ts"),
          read("vocabulary", IS_DATA.vocabulary),
        ]);
        return vocabularyOf(data);
      }),
  };
}
