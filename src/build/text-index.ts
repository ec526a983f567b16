/** Adds Pagefind's full-text index of the prose in each language. */
import { join } from "node:path";
import { close, createIndex } from "pagefind";
import { LOCALES } from "../schema/taxonomy.ts";

/** Not indexed: what repeats on many pages (labels, marks, buttons), and what the search data covers (steps and lists of codes). */
const EXCLUDED_SELECTORS = [".verdict", ".spellings", ".tag", "button", "[data-variant] .step", "tr[data-retry]"];

const FOLDER = "pagefind";

/**
 * Returns a response of Pagefind.
 * @throws if it contains errors
 */
function checked<Response extends { errors: string[] }>(response: Response): Response {
  if (response.errors.length > 0) throw new Error(response.errors.join("\n"));
  return response;
}

/**
 * Writes the index into a built site. Pagefind separates languages by the `lang` of pages.
 * @throws if Pagefind reports an error
 */
export async function writeTextIndex(folder: string): Promise<void> {
  const { index } = checked(await createIndex({ excludeSelectors: EXCLUDED_SELECTORS }));
  if (!index) throw new Error("Pagefind did not create an index");
  for (const locale of LOCALES) checked(await index.addDirectory({ path: folder, glob: `${locale}/**/*.html` }));
  checked(await index.writeFiles({ outputPath: join(folder, FOLDER) }));
  await close();
}
