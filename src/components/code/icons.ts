/** An icon for each answer, so that no answer depends on colour: SVG paths in a view box of 16 × 16. */
import type { Category, Owner, Retry } from "../../schema/taxonomy.ts";

const CIRCLE = "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0";

export const ICONS: Record<Category | Owner | Retry | "nobody" | "notice" | "success" | "error", string> = {
  auth: "M7 5.5a3 3 0 1 1-6 0 3 3 0 0 1 6 0M6.5 7.5 14 15m-3-3 2-2",
  entitlement: "M3.5 7.5h9V14h-9zM5 7.5V5a3 3 0 0 1 6 0v2.5",
  quota: "M2 12.5a6 6 0 1 1 12 0M8 12.5 10.5 8",
  request: "M6 2.5C3.5 2.5 5 7 2.5 8 5 9 3.5 13.5 6 13.5m4-11c2.5 0 1 4.5 3.5 5.5-2.5 1-1 5.5-3.5 5.5",
  media: "M2.5 6.5v3m2.75-5.5v8M8 2v12m2.75-9v6m2.75-4.5v3",
  state: `${CIRCLE}M8 4.5V8l2.5 2`,
  device: "M6 4a2 2 0 0 1 4 0v4a2 2 0 0 1-4 0zM3.5 7.5a4.5 4.5 0 0 0 9 0M8 12v2.5",
  network: "M1.5 6.5a9.5 9.5 0 0 1 13 0M4 9.5a6 6 0 0 1 8 0m-4 3.5h.01",
  service: "M2.5 3h11v4h-11zm0 6h11v4h-11zM5 5h.01M5 11h.01",
  unknown: "M5 5.5A3 3 0 1 1 9 8.3c-.7.4-1 1-1 2m0 3h.01",
  developer: "M5.5 4.5 2 8l3.5 3.5m5-7L14 8l-3.5 3.5",
  "account-admin": "M1.5 3.5h13v9h-13zm0 3.5h13",
  "end-user": "M10.75 5.25a2.75 2.75 0 1 1-5.5 0 2.75 2.75 0 0 1 5.5 0M2.5 14a5.5 5.5 0 0 1 11 0",
  ops: "M6 2h4v3.5H6zm-4.5 8.5h4V14h-4zm9 0h4V14h-4zM8 5.5V8m-4.5 2.5V8h9v2.5",
  vendor: "M3 14V2.5h7V14m0-7h3v7M1.5 14h13M5.5 5.5h2m-2 3h2",
  nobody: "M3 8h10",
  backoff: "M13 8a5 5 0 1 1-1.5-3.6M13 2v3h-3",
  reconnect: "M2.5 5.5h9M9 3l2.5 2.5L9 8m4.5 2.5h-9M7 8l-2.5 2.5L7 13",
  "after-fix": "M8 2.5 14.5 13.5h-13zM8 6.5V10m0 1.75h.01",
  never: `${CIRCLE}M3.8 3.8l8.4 8.4`,
  ignore: "M2.5 8.5l4 4 7-8.5",
  error: "M3.5 3.5l9 9m0-9-9 9",
  notice: `${CIRCLE}M8 7.5V11m0-6h.01`,
  success: `${CIRCLE}M5 8l2.25 2.25L11 6`,
};
