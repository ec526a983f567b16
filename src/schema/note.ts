/** Shape of `notes/<vendor>/<product>/<slug>.yaml` in an extra tree: what a team that hosts the site says about a code. */
import { z } from "astro/zod";
import { link, text } from "./text.ts";

export const note = z
  .strictObject({
    /** Who says it, as readers know them: a team, a desk, a person. */
    by: z.string().min(1),
    /** The note, in both languages or in one. */
    ...text.partial().shape,
    /** A page where readers can do this, or read more. */
    link: link.optional(),
  })
  .refine(({ zh, en }) => zh !== undefined || en !== undefined, "has no text: write `zh`, `en` or both");
export type NoteData = z.infer<typeof note>;
