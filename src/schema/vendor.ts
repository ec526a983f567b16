/** Shape of `content/vendors/<vendor>/vendor.yaml`. */
import { z } from "astro/zod";
import { link, name } from "./text.ts";

export const vendor = z.strictObject({
  name,
  /** Who the vendor is and which of its products are listed, in one sentence. */
  summary: name,
  /** The vendor's website. */
  homepage: link.optional(),
  /** Names of the vendor that occur in questions or logs. */
  words: z.array(z.string().min(1)).default([]),
  /** Its name also stands for phones, browsers or shops, or is an ordinary word: it does not mean the products that are listed, only `words` do. */
  isBrand: z.boolean().default(false),
});
export type VendorData = z.infer<typeof vendor>;
