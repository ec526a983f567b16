/** Pictures of link previews in `public/og/` → the one that a page names. */
import { existsSync } from "node:fs";
import { join } from "node:path";

/** `site.png` and `<vendor>/<product>.png`, drawn by `npm run pictures`. */
export const PICTURES = "public/og";

/** The product itself if it has a picture; `undefined`, which stands for the whole site, if it has none yet. */
export const picturedProduct = (productId: string | undefined): string | undefined =>
  productId !== undefined && existsSync(join(PICTURES, `${productId}.png`)) ? productId : undefined;
