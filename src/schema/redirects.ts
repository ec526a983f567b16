/** Shape of `content/redirects.yaml`: pages that moved, so that old links still work. */
import { z } from "astro/zod";

const pageId = z
  .string()
  .regex(
    /^(?:(?:conditions|guides|c)\/)?[a-z0-9-]+(?:\/[a-z0-9-]+){0,2}$/,
    "must be an id such as aliyun/nls/403, conditions/token-expired, guides/asking-for-help or c/403",
  );

const redirect = z.strictObject({
  /** The former id: `aliyun/nls/403`, `aliyun/nls` including all its codes, `conditions/token-expired` or `c/403`. */
  from: pageId,
  /** The current id. */
  to: pageId,
});
export type Redirect = z.infer<typeof redirect>;

export const redirects = z.strictObject({ redirects: z.array(redirect) });
