/** Shape of `content/changelog.yaml`: the releases of the data, newest first. */
import { z } from "astro/zod";
import { statement, text } from "./text.ts";

const { zh, en } = text.shape;

/** What changed about a code, named by its id (`aliyun/nls/403`). */
const change = z.strictObject({ id: z.string().min(1), zh, en, source: statement.shape.source });

/** One release of the data. */
const release = z.strictObject({
  /** Semantic version. The major number grows when programs that read the API have to change. */
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'must be a quoted version such as "1.2.0"'),
  /** Day of the release. */
  date: z.iso.date('must be a quoted date such as "2026-11-27"'),
  /** What is new in this release, in one sentence. */
  summary: text,
  /** New codes: the slugs of each product. */
  added: z.record(z.string(), z.array(z.string().min(1)).min(1)).default({}),
  /** Codes whose content changed. */
  changed: z.array(change).default([]),
  /** Codes that the vendor no longer lists; their files have `status: removed`. */
  removed: z.array(change).default([]),
});
export type Release = z.infer<typeof release>;

export const changelog = z.strictObject({ releases: z.array(release).min(1, "needs at least one release") });
