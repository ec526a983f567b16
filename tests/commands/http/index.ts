/** All trials of commands that send requests to a server. */
import type { Trial } from "../trial.ts";
import { CALLS } from "./calls.ts";
import { CLOCKS } from "./clocks.ts";
import { CONNECTIONS } from "./connections.ts";
import { DOWNLOADS } from "./downloads.ts";
import { HANDSHAKES } from "./handshakes.ts";
import { PORTS } from "./ports.ts";
import { VENDORS } from "./vendors.ts";

export const HTTP: readonly Trial[] = [
  ...DOWNLOADS,
  ...CALLS,
  ...VENDORS,
  ...HANDSHAKES,
  ...CONNECTIONS,
  ...CLOCKS,
  ...PORTS,
];
