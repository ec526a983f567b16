/** A code's first step → what can be told of it by its words: whether it changes something, and whose work it is. */
import type { Owner } from "../schema/taxonomy.ts";
import type { Code } from "./build.ts";

/** Verbs that begin a step after which the call is another one. */
const CHANGE =
  /^(?:add|activate|allow|apply|assign|buy|change|convert|copy|correct|create|cut|delete|disable|enable|fill|fix|grant|install|limit|lower|mount|move|pass|pay|raise|re-?encode|reduce|remove|rename|replace|restore|rewrite|set|shorten|split|switch|top up|trim|turn|unblock|update|upgrade|use)\b/i;
/** A first step that forbids what a retry would do, or names another call. */
const OTHER_CALL = /\b(?:do not|don't|never) (?:retry|resend|resubmit|repeat)\b(?! in )|^call `[^`]+`[^.]*, then `/i;
/** What `reconnect` promises: another session or another token. */
const RECONNECT = /\b(?:token|session|connection|reconnect|room|log(?:ged)? in)\b/i;

/** Words of a step that give away whose work it is. */
const ACTORS: Record<Owner, RegExp> = {
  "account-admin": /\bconsole\b|\bbilling\b|\btop up\b|\boverdue\b|\bbuy\b|\bpurchase\b/i,
  "end-user": /\b(?:ask|tell) the user\b|\bthe user (?:can|has to|must)\b/i,
  ops: /\b(?:firewall|reverse proxy|proxy|CDN|DNS|NTP|systemd|container|image|file server|disk)\b/i,
  vendor: /\bticket\b|\bvendor\b|\bsupplier\b|\boperator\b|\bTencent Cloud\b|\bAlibaba Cloud\b|\bAISpeech\b/i,
  developer: /\bcode\b|\bparameter\b|\bthe request\b|`\w+\(?\)?` (?:call|parameter)|\bcall(?:s|ed)? `|\bpass `/i,
};

const firstStep = ({ variants: [variant] }: Code): string => variant?.fixes[0]?.en ?? "";

/**
 * Whether a code says "the same call again" while its first step changes something.
 * @example contradictsRetry({ retry: "backoff", … first step "Convert the file to WAV" }) // => true
 */
export function contradictsRetry(code: Code): boolean {
  const step = firstStep(code);
  if (code.retry === "backoff") return CHANGE.test(step) || OTHER_CALL.test(step);
  return code.retry === "reconnect" && CHANGE.test(step) && !RECONNECT.test(step);
}

/** Owners that the wording of a code's first step suggests; none when the code's owner is one of them. */
export function otherActors(code: Code): Owner[] {
  const step = firstStep(code);
  const { owner } = code;
  const actors = (Object.keys(ACTORS) as Owner[]).filter((actor) => ACTORS[actor].test(step));
  return owner === undefined || actors.includes(owner) ? [] : actors;
}
