/** The messages of the offline page, each of which explains a state or the outcome of an action. */
export const STATUS_MESSAGES = [
  "newer",
  "partial",
  "removed",
  "failed",
  "changed",
  "full",
  "refused",
  "unreachable",
] as const;

export type StatusMessage = (typeof STATUS_MESSAGES)[number];
