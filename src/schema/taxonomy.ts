/** The fixed terms that make codes of different vendors comparable: the kind of error, whether to retry, who has to act. */

export const LOCALES = ["zh", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** Language tags for `lang` and `hreflang`. */
export const LANGUAGE_TAG: Record<Locale, string> = { zh: "zh-CN", en: "en" };

/** An error, a status report that is not a failure, or a success. */
export const KINDS = ["error", "notice", "success"] as const;
export type Kind = (typeof KINDS)[number];

/** Kinds of errors. Notices and successes have no category. */
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

/** Whether and how to retry. */
export const RETRIES = ["backoff", "reconnect", "after-fix", "never", "ignore"] as const;
export type Retry = (typeof RETRIES)[number];

/** Who has to act. */
export const OWNERS = ["developer", "account-admin", "end-user", "ops", "vendor"] as const;
export type Owner = (typeof OWNERS)[number];

/** The stages of a call, in order from capturing the sound to recognising it. */
export const STAGES = ["microphone", "sdk", "network", "gateway", "recogniser"] as const;
export type Stage = (typeof STAGES)[number];

/** What readers call: a vendor's service, a browser or operating system, a library in their own program, or a protocol. */
export const LAYERS = ["service", "platform", "library", "protocol"] as const;

/** What a statement is based on: the cited source, or our own engineering judgement. */
export const BASES = ["vendor", "inferred"] as const;
export type Basis = (typeof BASES)[number];

/** Whether the vendor still lists a code. A `removed` code keeps its page. */
export const STATUSES = ["active", "removed"] as const;
export type Status = (typeof STATUSES)[number];
