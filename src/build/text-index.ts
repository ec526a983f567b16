/** The pages of a built site → Pagefind's full-text index of their prose, one for each language. */
import { join } from "node:path";
import { close, createIndex } from "pagefind";
import { LOCALES } from "../schema/taxonomy.ts";

/**
 * What many pages repeat, and what the site's own index holds already: labels of answers, buttons, marks, a code's steps, and
 * lists of codes.
 */
const LEFT_OUT = [".verdict", ".spellings", ".basis", "button", "[data-variant] .step", "tr[data-retry]"];

const FOLDER = "pagefind";

/** @throws if Pagefind reports an error */
function checked<Response extends { errors: string[] }>(response: Response): Response {
  if (response.errors.length > 0) throw new Error(response.errors.join("\n"));
  return response;
}

/** Writes the index; Pagefind takes a page's language from its `lang`. */
export async function writeTextIndex(folder: string): Promise<void> {
  const { index } = checked(await createIndex({ excludeSelectors: LEFT_OUT }));
  if (!index) throw new Error("Pagefind made no index");
  for (const locale of LOCALES) checked(await index.addDirectory({ path: folder, glob: `${locale}/**/*.html` }));
  checked(await index.writeFiles({ outputPath: join(folder, FOLDER) }));
  await close();
}
