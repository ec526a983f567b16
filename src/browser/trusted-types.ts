/** The Trusted Types policy: only the site's workers may be started from a string, and no string becomes HTML or code. */
import logWorker from "./log-worker.ts?worker&url";
import { checkScriptUrl, SCRIPTS } from "./script-url.ts";

/** The part of the browser's API that is used here; TypeScript's DOM library lacks it. */
interface TrustedTypes {
  createPolicy: (name: string, rules: { createScriptURL: (address: string) => string }) => unknown;
}

// Workers are started by addresses that are strings, and browsers check such strings with the default policy.
const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
trustedTypes?.createPolicy("default", {
  createScriptURL: (address) => checkScriptUrl(address, location.href, [...SCRIPTS, logWorker]),
});
