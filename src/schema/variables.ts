/** Shape of `content/variables.yaml`: variables that the reader of a command sets, and what to put there. */
import { z } from "astro/zod";
import { text } from "./text.ts";

export const variables = z.strictObject({
  /** Name, as commands use it (`"$FILE_URL"`) → what to put there, as a short noun phrase. */
  variables: z.record(z.string().regex(/^[A-Z][A-Z0-9_]*$/, "must be in capitals, such as FILE_URL"), text),
});
export type VariablesData = z.infer<typeof variables>;
