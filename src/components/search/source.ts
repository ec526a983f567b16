/** The search's data files, each fetched once, as the source of searches. */
import { routes } from "../../routes.ts";
import type { Edition } from "../../search/data.ts";
import type { Source } from "../../search/source.ts";
import { vocabularyOf, type VocabularyData } from "../../search/vocabulary.ts";
import { inTime } from "./patience.ts";

/** A file of another edition than the page: the site has been updated since, and the page must be loaded anew. */
export class OutdatedPage extends Error {}

/**
 * A source that reads the files of one edition. What could not be fetched is asked for again the next time.
 * @throws OutdatedPage, what `fetch` throws, or where a file does not come in time
 */
export function fetchedSource(edition: Edition): Source {
  const files = new Map<string, Promise<unknown>>();
  const read = async (name: string): Promise<unknown> => {
    const response = await fetch(routes.searchData(name, edition.version));
    if (!response.ok) throw new Error(`${name} answered ${response.status}`);
    const { version, data } = (await response.json()) as { version: string; data: unknown };
    if (version !== edition.version) throw new OutdatedPage();
    return data;
  };
  const once = <Data>(name: string, make: (data: unknown) => Data = (data) => data as Data): Promise<Data> => {
    const known = files.get(name);
    if (known) return known as Promise<Data>;
    const loading = inTime(read(name).then(make));
    files.set(name, loading);
    loading.catch(() => files.delete(name));
    return loading;
  };
  return {
    edition,
    entries: (file) => once(`codes/${file}`),
    postings: (file) => once(`words/${file}`),
    products: () => once("products"),
    vocabulary: () => once("vocabulary", (data) => vocabularyOf(data as VocabularyData)),
  };
}
