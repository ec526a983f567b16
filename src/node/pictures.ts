/** Link preview pictures in `public/`. */
import { existsSync } from "node:fs";
import { join } from "node:path";

/** Contains `site.png` and `<vendor>/<product>.png`, drawn by `npm run pictures`. */
export const PICTURES_FOLDER = "public/og";

/** The product if it has a picture; otherwise `undefined`, for which `routes.preview` gives the picture of the site. */
export const picturedProduct = (productId: string | undefined): string | undefined =>
  productId !== undefined && existsSync(join(PICTURES_FOLDER, `${productId}.png`)) ? productId : undefined;
