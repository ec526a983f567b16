/** The few words that make codes of different vendors comparable: what kind of trouble, does a retry help, whose job. */

export const LOCALES = ["zh", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** `error`, a status report that is no failure, or a success status. */
export const KINDS = ["error", "notice", "success"] as const;
export type Kind = (typeof KINDS)[number];

/** What sort of trouble an error is. Notices and successes have none. */
export const CATEGORIES = [
  "auth",
  "entitlement",
  "quota",
  "request",
  "media",
  "state",
  "device",
  "network",
  "service",
  "unknown",
] as const;
export type Category = (typeof CATEGORIES)[number];

/** Whether trying again helps, and how. */
export const RETRIES = ["backoff", "reconnect", "after-fix", "never", "ignore"] as const;
export type Retry = (typeof RETRIES)[number];

/** Who has to act. */
export const OWNERS = ["developer", "account-admin", "end-user", "ops", "vendor"] as const;
export type Owner = (typeof OWNERS)[number];

/** The stages of a call, from the sound to its recognition. */
export const STAGES = ["microphone", "sdk", "network", "gateway", "recogniser"] as const;
export type Stage = (typeof STAGES)[number];

/** How we know a statement: the cited source says it, or it is our engineering judgement. */
export const BASES = ["vendor", "inferred"] as const;
export type Basis = (typeof BASES)[number];

/** Whether the vendor still lists a code. A `removed` one keeps its page. */
export const STATUSES = ["active", "removed"] as const;
export type Status = (typeof STATUSES)[number];
