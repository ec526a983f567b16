/** Binds the folders of `content/` to their schemas. */
import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";
import { z } from "astro/zod";
import { changelog } from "./schema/changelog.ts";
import { code } from "./schema/code.ts";
import { condition } from "./schema/condition.ts";
import { guide } from "./schema/guide.ts";
import { product } from "./schema/product.ts";
import { redirects } from "./schema/redirects.ts";
import { vendor } from "./schema/vendor.ts";
import { variables } from "./schema/variables.ts";
import { vocabulary } from "./schema/vocabulary.ts";

/** Another folder than `content/` is for tests and for measuring other catalogues. */
const root = process.env["CONTENT_DIR"] ?? "content";

/** Files of the tree, each with its path below the content folder as its id. */
const files = (pattern: string) => glob({ base: root, pattern, generateId: ({ entry }) => entry });

export const collections = {
  vendors: defineCollection({ loader: files("vendors/*/vendor.yaml"), schema: vendor }),
  products: defineCollection({ loader: files("vendors/*/*/product.yaml"), schema: product }),
  codes: defineCollection({ loader: files("vendors/*/*/codes/*.yaml"), schema: code }),
  conditions: defineCollection({ loader: files("conditions/*.yaml"), schema: condition }),
  guides: defineCollection({ loader: files("guides/*/{zh,en}.mdx"), schema: guide }),
  vocabulary: defineCollection({ loader: files("vocabulary.yaml"), schema: vocabulary }),
  variables: defineCollection({ loader: files("variables.yaml"), schema: variables }),
  changelog: defineCollection({ loader: files("changelog.yaml"), schema: changelog }),
  redirects: defineCollection({ loader: files("redirects.yaml"), schema: redirects }),
  introductions: defineCollection({ loader: files("vendors/*/*/{zh,en}.mdx"), schema: z.strictObject({}) }),
};
