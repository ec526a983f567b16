/** Shape of `content/vendors/<vendor>/vendor.yaml`. */
import { z } from "astro/zod";
import { link, text } from "./text.ts";

export const vendor = z.strictObject({
  name: text,
  /** One sentence: who this is, which of its products are here. */
  summary: text,
  /** The vendor's own site. */
  homepage: link.optional(),
  /** Words by which people name this vendor in a question or a log. */
  words: z.array(z.string().min(1)).default([]),
});
export type VendorData = z.infer<typeof vendor>;
