/** The files of a content tree, sorted into collections, and the codes and conditions that they mention. */
import { COLLECTION_NAMES, pathIn, placeOf, type CollectionName, type DataOf, type Place } from "../schema/tree.ts";

/** A file whose data has passed the schema of its collection. */
export interface CheckedFile {
  /** Path below the content folder, with forward slashes. */
  path: string;
  data: unknown;
  /** The text of the file. Astro's collections provide it without the frontmatter. */
  text: string;
  /** Whether it is from an extra tree: the content of a team that hosts the site. */
  isExtra?: boolean | undefined;
}

/** A file of one collection, with the variable parts of its path: `vendor`, `product` and `slug` for a code. */
export type ContentFile<Name extends CollectionName> = Place<Name> & CheckedFile & { data: DataOf<Name> };

type FilesByCollection = { [Name in CollectionName]: ContentFile<Name>[] };

/** All files of a content folder, each checked against its schema. */
export interface ContentFiles extends FilesByCollection {
  /** Paths of all files. Includes files that failed their schema, so that references to them are not reported as well. */
  paths: ReadonlySet<string>;
}

/** Sorts files into their collections. Files outside the content tree are left out. */
export function contentFiles(files: readonly CheckedFile[], paths = files.map(({ path }) => path)): ContentFiles {
  const placed = files.flatMap((file) => {
    const place = placeOf(file.path, file.isExtra);
    return place ? [{ ...place, ...file }] : [];
  });
  const byCollection = Map.groupBy(placed, ({ collection }) => collection);
  const sorted = Object.fromEntries(COLLECTION_NAMES.map((name) => [name, byCollection.get(name) ?? []]));
  // The data has passed the schemas, but TypeScript cannot know which file has which.
  return { ...(sorted as FilesByCollection), paths: new Set(paths) };
}

/** Paths of files that other files refer to. */
export const pathOf = {
  vendor: (vendor: string) => pathIn("vendors", { vendor }),
  product: (vendor: string, product: string) => pathIn("products", { vendor, product }),
  code: (vendor: string, product: string, slug: string) => pathIn("codes", { vendor, product, slug }),
  condition: (id: string) => pathIn("conditions", { id }),
};

/**
 * Id of the product that a file belongs to.
 * @example productIdOfFile({ vendor: "aliyun", product: "nls" }) // => "aliyun/nls"
 */
export const productIdOfFile = ({ vendor, product }: { vendor: string; product: string }) => `${vendor}/${product}`;

/**
 * Id of the code in a file.
 * @example codeIdOfFile({ vendor: "aliyun", product: "nls", slug: "403" }) // => "aliyun/nls/403"
 */
export const codeIdOfFile = (place: { vendor: string; product: string; slug: string }) =>
  `${productIdOfFile(place)}/${place.slug}`;

/** A component in a page of prose that refers to a code or a condition. */
export interface ComponentMention {
  component: "Code" | "Condition";
  id: string;
  /** Line in the file, counted from 1. */
  line: number;
}

/**
 * Every reference to a code or a condition in a text.
 * @example mentionsOf('See <Code id="aliyun/nls/403" />.') // => [{ component: "Code", id: "aliyun/nls/403", line: 1 }]
 */
export function mentionsOf(text: string): ComponentMention[] {
  return text.split("\n").flatMap((content, index) =>
    [...content.matchAll(/<(Code|Condition)\s+id="([^"]*)"/g)].map(([, component, id]) => ({
      component: component as ComponentMention["component"],
      id: id ?? "",
      line: index + 1,
    })),
  );
}
