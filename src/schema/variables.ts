/** Shape of `content/variables.yaml`: the variables that readers set before they run a command. */
import { z } from "astro/zod";
import { text } from "./text.ts";

export const variables = z.strictObject({
  /** The value that each variable (`"$FILE_URL"`) takes, as a short noun phrase. */
  variables: z.record(z.string().regex(/^[A-Z][A-Z0-9_]*$/, "must be in capitals, such as FILE_URL"), text),
});
