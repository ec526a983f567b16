/** Shape of `content/conditions/<id>.yaml`: a situation that vendors share, and advice that applies to all of them. */
import { z } from "astro/zod";
import { CATEGORIES, OWNERS, RETRIES, STAGES } from "./taxonomy.ts";
import { asked, heading, id, step, text } from "./text.ts";

const stages = z.array(z.enum(STAGES)).min(1, "needs at least one stage of the call");

export const condition = z.strictObject({
  /** What happened, in 60 characters at most, without a full stop. */
  title: heading,
  /** How people ask about it in their own words. Used by the search, never shown. */
  asked,
  /** What kind of error it is. */
  category: z.enum(CATEGORIES),
  /** Whether and how to retry. */
  retry: z.enum(RETRIES),
  /** Who has to act. */
  owner: z.enum(OWNERS),
  /** The stages of a call it involves. `microphone` includes recordings; `sdk` includes the program that uses it. */
  path: z.strictObject({
    /** Stages where the cause usually is: where to look first. */
    caused: stages,
    /** Stages that detect and report it. */
    noticed: stages,
  }),
  /** What it means in speech systems, in a few sentences. */
  meaning: text,
  /** What causes it, most likely cause first. */
  causes: z.array(step).min(1, "needs at least one cause"),
  /** What to do, one action each. */
  fixes: z.array(step).min(1, "needs at least one fix"),
  /** How to check that the fix worked. */
  verify: z.array(step).default([]),
  /** How to prevent it from happening again. */
  prevention: z.array(step).default([]),
  /** What to collect before asking for support, in addition to the product's own list. */
  evidence: z.array(text).default([]),
  /** Similar conditions, and how to tell them apart. */
  neighbours: z.array(z.strictObject({ condition: id, difference: text })).default([]),
});
export type ConditionData = z.infer<typeof condition>;
