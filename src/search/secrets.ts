/** A pasted log → the places of its secrets: tokens, keys, signatures, ids. What they hold is masked and names no code. */

/** A part of a text, in characters; `to` is not in it. */
export interface Range {
  from: number;
  to: number;
}

/** Names of fields whose value is nobody else's business. */
const KEYS = [
  "token",
  "(?:access|auth|refresh|session|security|x[-_]nls)[-_]?token",
  "app[-_]?keys?",
  "(?:api|secret|private|access|auth|ak|app)[-_]?(?:key|secret)(?:[-_]?(?:id|secret))?",
  "secret(?:[-_]?(?:id|key))?",
  "signature",
  "sign",
  "sig",
  "user[-_]?sig",
  "auth[-_]?buffer",
  "passw(?:or)?d",
  "pwd",
  "authorization",
  "cookie",
  "(?:task|request|message|session|trace|device|user|open|union|account|app|sdk[-_]?app|room|file|record|client|conn(?:ection)?|player|uu|u|g|m)[-_]?id",
  "phone",
  "mobile",
  "email",
  "imei",
  "serial(?:[-_]?(?:no|number))?",
  "sn",
].join("|");

/** Each pattern's first group is what has to be hidden. All are bounded: linear in the length of the text. */
const SECRETS = [
  // token=…, "AccessKeyId": "…", appkey：…
  new RegExp(
    `(?<![A-Za-z0-9])(?:${KEYS})["']?\\s{0,3}[=:：]\\s{0,3}["']?(?:(?:Bearer|Basic)\\s{1,3})?([^\\s"',;&<>{}()\\[\\]]{4,2048})`,
    "gi",
  ),
  /\bBearer\s{1,3}([A-Za-z0-9._~+/=-]{8,2048})/gi,
  // Access keys of the vendors, JSON web tokens, UUIDs.
  /(?<![A-Za-z0-9])((?:LTAI|AKID|AKIA)[A-Za-z0-9]{8,60})/g,
  /(?<![A-Za-z0-9])(eyJ[A-Za-z0-9_-]{8,2048}(?:\.[A-Za-z0-9_-]{1,2048}){0,2})/g,
  /(?<![0-9A-Fa-f])([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})(?![0-9a-f])/gi,
  /(?<![A-Za-z0-9.@])([A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4})/g,
  /(?<!\d)(1[3-9]\d{9})(?!\d)/g,
];
/** Letters and digits mixed over such a length are no word: a hash, a key or encoded data. */
const MIXED = /(?<![A-Za-z0-9+])[A-Za-z0-9+]{20,}={0,2}/g;
const isMixed = (text: string) => (text.match(/\d/g) ?? []).length >= 4 && /[A-Za-z]/.test(text);

/** Whether a value is one: `token: expired` tells a state, and `****` is masked already. */
const isSecret = (value: string, whole: string) =>
  (/[\d@]/.test(value) || value.length >= 16 || /pass|pwd|secret|Bearer/i.test(whole)) && !/^[*•x.]+$/i.test(value);

/**
 * The secrets of a text, in order, none inside another.
 * @example secretsIn("token=abcd1234 status=403") // => [{ from: 6, to: 14 }]
 */
export function secretsIn(text: string): Range[] {
  const found: Range[] = [];
  for (const pattern of SECRETS) {
    for (const match of text.matchAll(pattern)) {
      const value = match[1] ?? "";
      const from = match.index + match[0].length - value.length;
      if (isSecret(value, match[0])) found.push({ from, to: from + value.length });
    }
  }
  for (const { 0: value, index } of text.matchAll(MIXED)) {
    if (isMixed(value)) found.push({ from: index, to: index + value.length });
  }
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  const merged: Range[] = [];
  for (const range of found) {
    const last = merged.at(-1);
    if (last && range.from < last.to) last.to = Math.max(last.to, range.to);
    else merged.push({ ...range });
  }
  return merged;
}

/** Answers, for places asked in any order, whether they lie in a secret. */
export function isSecretAt(secrets: readonly Range[]): (at: number) => boolean {
  return (at) => {
    let low = 0;
    let high = secrets.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (secrets[middle]!.to <= at) low = middle + 1;
      else high = middle;
    }
    const range = secrets[low];
    return range !== undefined && range.from <= at;
  };
}
