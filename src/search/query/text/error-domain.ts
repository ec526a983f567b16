/** Reads the error domain that a text names before a number: numbers of one domain are no codes of another. */

/** An error domain right before its number: `Error Domain=vip_error_domain Code=`, `kAFAssistantErrorDomain error `, `com.apple.x.yerror error `. */
const DOMAIN = /Error Domain=(\S+) Code=$|(\w+Domain)\b(?:(?!Domain).){0,20}$|\b([a-z]\w*(?:\.\w+)+) error $/i;
/** How far before a number its domain is looked for, in characters. */
const DOMAIN_LENGTH = 60;

/** The error domain that a text names right before a number: `kAFAssistantErrorDomain Code=203`. */
export function domainBefore(text: string, from: number): string | undefined {
  const [, ofError, named, dotted] = DOMAIN.exec(text.slice(Math.max(0, from - DOMAIN_LENGTH), from)) ?? [];
  return ofError ?? named ?? dotted;
}

/** Whether two error domains are the same: programs leave out the `k` of `kLSRErrorDomain`. */
export const isSameDomain = (one: string | undefined, other: string | undefined): boolean =>
  one?.replace(LEADING_K, "") === other?.replace(LEADING_K, "");
const LEADING_K = /^k(?=[A-Z])/;
