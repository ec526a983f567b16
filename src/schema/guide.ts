/** Shape of the frontmatter of `content/guides/<slug>/{zh,en}.mdx`: a guide in one language. */
import { z } from "astro/zod";
import { titleIn } from "./text.ts";

export const guide = z.strictObject({
  /** The task, in the words of a reader. */
  title: titleIn(z.string().min(1)),
  /** What readers can do after reading it, in one sentence. */
  summary: z.string().min(1),
});
