/** Shape of `content/changelog.yaml`: what changed in the data, newest first. Feeds, the page of changes and the API's version come from it. */
import { z } from "astro/zod";
import { statement, text } from "./text.ts";

const { zh, en } = text.shape;

/** A code by its id, `aliyun/nls/403`, and what is different about it now. */
const change = z.strictObject({ id: z.string().min(1), zh, en, source: statement.shape.source });

/** One release of the data. */
const release = z.strictObject({
  /** Grows with each release: the first number when a reader of the API has to change something. */
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'must be a quoted version such as "1.2.0"'),
  date: z.iso.date('must be a quoted date such as "2026-11-27"'),
  /** What this release brings, in a sentence. */
  summary: text,
  /** New codes: product → slugs. */
  added: z.record(z.string(), z.array(z.string().min(1)).min(1)).default({}),
  /** Codes that say something else than before. */
  changed: z.array(change).default([]),
  /** Codes that their vendor took off its list: `status: removed`. */
  removed: z.array(change).default([]),
});
export type Release = z.infer<typeof release>;

export const changelog = z.strictObject({ releases: z.array(release).min(1, "needs at least one release") });
export type ChangelogData = z.infer<typeof changelog>;
