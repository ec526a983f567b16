/** What every rule takes and gives. */
import type { ContentFiles } from "../files.ts";
import type { Problem } from "../problem.ts";

/** Looks at all files together and names what is wrong. */
export type Rule = (files: ContentFiles) => Problem[];

/** Id of the product that a file belongs to: `aliyun/nls`. */
export const productKey = (place: { vendor: string; product: string }) => `${place.vendor}/${place.product}`;
