/** The files of one content tree together, and what they mention. */
import { COLLECTION_NAMES, pathIn, placeOf, type CollectionName, type DataOf, type Place } from "../schema/tree.ts";

/** A file whose data has the shape that its place asks for. */
export interface CheckedFile {
  /** Path below the content folder, with forward slashes. */
  path: string;
  data: unknown;
  /** What is written in it. Astro's collections give it without the data. */
  text: string;
}

/** A file of one collection, with the names in its path: a code has `vendor`, `product` and `slug`. */
export type ContentFile<Name extends CollectionName> = Place<Name> & CheckedFile & { data: DataOf<Name> };

type FilesByCollection = { [Name in CollectionName]: ContentFile<Name>[] };

/** All files of a content folder, each checked against its own shape. */
export interface ContentFiles extends FilesByCollection {
  /** Paths of all files, also of those whose shape is wrong: what exists may be referred to. */
  paths: ReadonlySet<string>;
}

/** Sorts files into their collections. */
export function contentFiles(files: readonly CheckedFile[], paths = files.map(({ path }) => path)): ContentFiles {
  const placed = files.flatMap((file) => {
    const place = placeOf(file.path);
    return place ? [{ ...place, ...file }] : [];
  });
  const byCollection = Map.groupBy(placed, ({ collection }) => collection);
  const sorted = Object.fromEntries(COLLECTION_NAMES.map((name) => [name, byCollection.get(name) ?? []]));
  // A file's data has passed the schema of its place: TypeScript cannot follow that.
  return { ...(sorted as FilesByCollection), paths: new Set(paths) };
}

/** Paths of the files that others refer to. */
export const pathOf = {
  vendor: (vendor: string) => pathIn("vendors", { vendor }),
  product: (vendor: string, product: string) => pathIn("products", { vendor, product }),
  code: (vendor: string, product: string, slug: string) => pathIn("codes", { vendor, product, slug }),
  condition: (id: string) => pathIn("conditions", { id }),
};

/** A component in a text that names a code or a condition. */
export interface Mention {
  component: "Code" | "Condition";
  id: string;
  /** Line in the file, counted from 1. */
  line: number;
}

/**
 * Every code and condition that a text names.
 * @example mentionsOf('See <Code id="aliyun/nls/403" />.') // => [{ component: "Code", id: "aliyun/nls/403", line: 1 }]
 */
export function mentionsOf(text: string): Mention[] {
  return text.split("\n").flatMap((content, index) =>
    [...content.matchAll(/<(Code|Condition)\s+id="([^"]*)"/g)].map(([, component, id]) => ({
      component: component as Mention["component"],
      id: id ?? "",
      line: index + 1,
    })),
  );
}
