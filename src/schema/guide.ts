/** Shape of the frontmatter of `content/guides/<slug>/{zh,en}.mdx`: one language of a guide. */
import { z } from "astro/zod";

/** Longest title that still fits a list and a link preview, in characters. */
const TITLE_MAX = 60;

export const guide = z.strictObject({
  /** The task, as a reader would name it. */
  title: z
    .string()
    .min(1)
    .max(TITLE_MAX, `is longer than ${TITLE_MAX} characters: shorten it`)
    .regex(/[^。.]$/u, "ends with a full stop: leave it out"),
  /** One sentence: what the reader can do afterwards. */
  summary: z.string().min(1),
});
export type GuideData = z.infer<typeof guide>;
