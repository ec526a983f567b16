/** Shape of `content/popular.yaml`: the products that people ask for most. */
import { z } from "astro/zod";

export const popular = z.strictObject({
  /** Ids of products (`aliyun/nls`), most asked for first. */
  products: z.array(z.string().min(1)),
});
