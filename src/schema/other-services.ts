/** Shape of `content/other-services.yaml`: services, protocols and programs that the site does not cover, and how texts reveal them. */
import { z } from "astro/zod";
import { id, text } from "./text.ts";
import { words } from "./vocabulary.ts";

const service = z.strictObject({
  /** As a sentence names it, “about …”: in both languages, or once if it is the same. */
  name: z.union([
    text,
    z
      .string()
      .min(1)
      .transform((name) => ({ zh: name, en: name })),
  ]),
  /** Names, hosts, classes, fields and phrases of logs. A text that has one of them is about the service. */
  words,
  /** A vendor of ours that offers it. In its texts, the vendor's name alone does not mean a product of ours. */
  vendor: id.optional(),
  /** Ranges of its own numbers. A text that names it is about it only as far as these numbers go. */
  numbers: z
    .array(
      z
        .string()
        .regex(/^\d+-\d+$/, 'must be a range such as "1000-1015"')
        .transform((range) => {
          const [from = "", to = ""] = range.split("-");
          return { from, to };
        }),
    )
    .optional(),
});
export type OtherServiceData = z.infer<typeof service>;

export const otherServices = z.strictObject({ services: z.array(service) });
