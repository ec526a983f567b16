/** The search's data files, fetched once each and checked, as the source of searches. */
import { routes } from "../routes.ts";
import { IS_DATA, isSearchFile, type SearchManifest } from "../search/shared/shape.ts";
import type { Source } from "../search/query/source.ts";
import { vocabularyOf } from "../search/query/vocabulary.ts";
import { withTimeout } from "./timeout.ts";

/** A file is of another version than the page: the site has been updated, and the page must be loaded again. */
export class OutdatedPage extends Error {}

/**
 * A source that reads the files of one version. A file that could not be fetched is asked for again the next time.
 * Its functions throw OutdatedPage, what `fetch` throws, or an error if a file is broken or does not come in time.
 */
export function fetchedSource(manifest: SearchManifest): Source {
  const files = new Map<string, Promise<unknown>>();
  const read = async <Data>(name: string, isValid: (data: unknown) => data is Data): Promise<Data> => {
    const response = await fetch(routes.searchData(name, manifest.version));
    if (!response.ok) throw new Error(`${name} answered ${response.status}`);
    const file: unknown = await response.json();
    if (!isSearchFile(file)) throw new Error(`${name} is no data file`);
    if (file.version !== manifest.version) throw new OutdatedPage();
    if (!isValid(file.data)) throw new Error(`${name} holds other data`);
    return file.data;
  };
  const once = <Data>(name: string, load: () => Promise<Data>): Promise<Data> => {
    const known = files.get(name);
    if (known) return known as Promise<Data>;
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
    vocabulary: () => once("vocabulary", async () => vocabularyOf(await read("vocabulary", IS_DATA.vocabulary))),
  };
}
