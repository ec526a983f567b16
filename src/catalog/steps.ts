/** Judges the first step of a code by its wording: whether it changes something, and who has to do it. */
import type { Owner } from "../schema/taxonomy.ts";
import type { Code } from "./build.ts";

/** Verbs at the beginning of steps that change the call. */
const CHANGE =
  /^(?:add|activate|allow|apply|assign|buy|change|convert|copy|correct|create|cut|delete|disable|enable|fill|fix|grant|install|limit|lower|mount|move|pass|pay|raise|re-?encode|reduce|remove|rename|replace|restore|rewrite|set|shorten|split|switch|top up|trim|turn|unblock|update|upgrade|use)\b/i;
/** Steps that forbid a retry, or that name another call. */
const OTHER_CALL = /\b(?:do not|don't|never) (?:retry|resend|resubmit|repeat)\b(?! in )|^call `[^`]+`[^.]*, then `/i;
/** Words for what changes with `reconnect`: the session or the token. */
const RECONNECT = /\b(?:token|session|connection|reconnect|room|log(?:ged)? in)\b/i;

/** Words of a step that show who has to do it. */
const ACTORS: Record<Owner, RegExp> = {
  "account-admin": /\bconsole\b|\bbilling\b|\btop up\b|\boverdue\b|\bbuy\b|\bpurchase\b/i,
  "end-user": /\b(?:ask|tell) the user\b|\bthe user (?:can|has to|must)\b/i,
  ops: /\b(?:firewall|reverse proxy|proxy|CDN|DNS|NTP|systemd|container|image|file server|disk)\b/i,
  vendor: /\bticket\b|\bvendor\b|\bsupplier\b|\boperator\b/i,
  developer: /\bcode\b|\bparameter\b|\bthe request\b|`\w+\(?\)?` (?:call|parameter)|\bcall(?:s|ed)? `|\bpass `/i,
};

/** The English text of a code's first step. */
export const firstStep = ({ variants: [variant] }: Pick<Code, "variants">): string => variant?.fixes[0]?.en ?? "";

/**
 * Whether a code recommends a retry although its first step changes something: a code with `retry: backoff` and the first
 * step "Convert the file to WAV", for example.
 */
export function contradictsRetry(code: Pick<Code, "variants" | "retry">): boolean {
  const step = firstStep(code);
  if (code.retry === "backoff") return CHANGE.test(step) || OTHER_CALL.test(step);
  return code.retry === "reconnect" && CHANGE.test(step) && !RECONNECT.test(step);
}

/** Owners that the wording of the first step suggests, if the code's owner is not among them. */
export function otherActors(code: Code): Owner[] {
  const step = firstStep(code);
  const { owner } = code;
  const namesVendor = step.includes(code.vendor.name.en);
  const actors = (Object.keys(ACTORS) as Owner[]).filter(
    (actor) => ACTORS[actor].test(step) || (actor === "vendor" && namesVendor),
  );
  return owner === undefined || actors.includes(owner) ? [] : actors;
}
