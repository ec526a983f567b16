/** Shape of `content/conditions/<id>.yaml`: a situation that every vendor knows. Advice that holds for all lives here. */
import { z } from "astro/zod";
import { CATEGORIES, OWNERS, RETRIES, STAGES } from "./taxonomy.ts";
import { asked, heading, id, step, text } from "./text.ts";

const stages = z.array(z.enum(STAGES)).min(1, "needs at least one stage of the call");

export const condition = z.strictObject({
  title: heading,
  /** How people ask for it in their own words. */
  asked,
  category: z.enum(CATEGORIES),
  retry: z.enum(RETRIES),
  owner: z.enum(OWNERS),
  /** Where in a call it arises. `microphone` includes recordings, `sdk` the program around it. */
  path: z.strictObject({
    /** Stages where its cause usually sits: where to look first. */
    caused: stages,
    /** Stages that notice and report it. */
    noticed: stages,
  }),
  /** What it means in speech systems, in a few sentences. */
  meaning: text,
  /** What leads there, likeliest first. */
  causes: z.array(step).min(1, "needs at least one cause"),
  /** What to do, as steps. */
  fixes: z.array(step).min(1, "needs at least one fix"),
  /** How to see that the fix worked. */
  verify: z.array(step).default([]),
  /** How to keep it from coming back. */
  prevention: z.array(step).default([]),
  /** What to have at hand before asking someone else, beyond what the product asks for. */
  evidence: z.array(text).default([]),
  /** Conditions that look alike, and how to tell them apart. */
  neighbours: z.array(z.strictObject({ condition: id, difference: text })).default([]),
});
export type ConditionData = z.infer<typeof condition>;
