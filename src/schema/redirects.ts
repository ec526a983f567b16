/** Shape of `content/redirects.yaml`: pages that had to move, so that links to them still arrive. */
import { z } from "astro/zod";

const place = z
  .string()
  .regex(
    /^(?:(?:conditions|guides|c)\/)?[a-z0-9-]+(?:\/[a-z0-9-]+){0,2}$/,
    "must be an id such as aliyun/nls/403, conditions/token-expired, guides/asking-for-help or c/403",
  );

const redirect = z.strictObject({
  /** The id that pages had: `aliyun/nls/403`, `aliyun/nls` with all its codes, `conditions/token-expired`, `c/403`. */
  from: place,
  /** The id that they have now. */
  to: place,
});
export type Redirect = z.infer<typeof redirect>;

export const redirects = z.strictObject({ redirects: z.array(redirect) });
export type RedirectsData = z.infer<typeof redirects>;
