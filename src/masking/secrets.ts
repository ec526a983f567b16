/**
 * Finds the secrets of a pasted log (tokens, keys, signatures, passwords, personal data), which are masked, and its
 * identifiers (of a call, an app, a room), which stay readable because support needs them.
 */
import { mergeSpans, replaceSpans, type Span } from "./spans.ts";

/** Names of fields that hold a secret. Every value is masked except a plain number, which may be an error code. */
const SECRET_KEYS = [
  "(?:[a-z]{1,20}[-_]?){0,3}token",
  "(?:[a-z]{1,20}[-_]?){0,3}(?:secret|key)(?:[-_]?(?:id|secret))?",
  "(?:permission|access|secret|api|private|encryption) key",
  "(?:[a-z]{1,20}[-_]?)?(?:signature|sign|sig)",
  "auth[-_]?buff(?:er)?|credentials?|[as]k",
  "令牌|密钥|签名|鉴权串",
];
/** Names of fields that hold personal data: plain numbers are masked too. */
const PERSONAL_KEYS = [
  "phone|mobile|tel|email|imei|meid|idfa|oaid|mac|serial(?:[-_]?(?:no|number))?|sn|身份证|手机号?|电话",
];
/** Names of fields that identify a call. A plain number there may be an error code. */
const CALL_KEYS = ["(?:task|request|message|session|trace|conversation)[-_]?id", "任务\\s?ID|请求\\s?ID"];
/** Names of fields that identify an app, a room, an account or a device. A plain number there is never an error code. */
const ID_KEYS = [
  "(?:device|user|open|union|account|app|sdk[-_]?app|room|record|client|player|uu|u)[-_]?id",
  "app[-_ ]?key|应用\\s?ID|房间号",
];
/** Names of fields whose value may be anything, even a single character or several words. */
const PASSWORD_KEYS = ["passw(?:or)?d|passwd|pwd|密码|口令"];

/** Between a name and its value: `: "`, `\": \"`, `=`, `=>`, `%3D`, `是`. Nested JSON escapes its quotes repeatedly. */
const FIELD_SEPARATOR = String.raw`\\{0,8}["']?\s{0,3}(?:[=:：]>?|%3[AD]|\bis\b|是|为)\s{0,3}\\{0,8}["'“]?`;
const VALUE = String.raw`([^\s"'“”,;&<>{}()\[\]\\，。；]{4,2048})`;
const NAME_START = "(?:(?<![A-Za-z0-9])|(?<=%[0-9A-Fa-f]{2}))";
const fieldPattern = (names: readonly string[], value = VALUE) =>
  new RegExp(`${NAME_START}(?:${names.join("|")})${FIELD_SEPARATOR}(?!\\*{2})${value}`, "gi");

/** Words that follow such a name without being its value, as in `token: expired`. With a number in it, such a word is a value. */
const STATE =
  /^(?:(?:null|none|nil|undefined|true|false|expired?|invalid|missing|empty|error|fail(?:ed|ure)?|wrong|not|required|denied|mismatch)(?![a-z]*\d)|无效|过期|为空|错误|失效|失败|不存在|不一致)/i;
const isState = (value: string) => STATE.test(value);
const isPlainNumber = (value: string) => /^-?\d{1,10}$/.test(value);

interface Pattern {
  /** The first group is the value. Repetitions are bounded, so that matching takes linear time. */
  pattern: RegExp;
  /** Whether a match is a false one. */
  isExcluded?: (value: string) => boolean;
}

const SECRET_PATTERNS: Pattern[] = [
  { pattern: fieldPattern(SECRET_KEYS), isExcluded: (value) => isState(value) || isPlainNumber(value) },
  { pattern: fieldPattern(PERSONAL_KEYS), isExcluded: isState },
  // `{"Token":{"Id":"…"}}`, as Alibaba Cloud issues it.
  {
    pattern:
      /token\\{0,8}["']?\s{0,3}[=:]\s{0,3}\{[^{}]{0,300}?\bid\\{0,8}["']?\s{0,3}[=:]\s{0,3}\\{0,8}["']?([^\s"'\\,}]{4,2048})/gi,
  },
  { pattern: fieldPattern(PASSWORD_KEYS, String.raw`([^"'\r\n\\]{1,128}(?=\\{0,8}["'])|[^\s,;&<>，。；]{1,128})`) },
  // The value of a header extends to the end of the line.
  {
    pattern: new RegExp(
      `${NAME_START}(?:authorization|(?:set-)?cookie)${FIELD_SEPARATOR}([^"'\\r\\n\\\\]{4,2048})`,
      "gi",
    ),
  },
  { pattern: /\b(?:Bearer|Basic)\s{1,3}([A-Za-z0-9._~+/=-]{8,2048})/gi },
  { pattern: /\s-u\s{1,3}["']?([^\s"':]{1,64}:[^\s"']{1,128})/g },
  { pattern: /:\/\/[^\s:@/]{1,64}:([^\s@/]{1,128})@/g },
  // `The token 'xyz' has expired!`, `<token>xyz</token>`
  {
    pattern: /(?:token|key|secret|sign(?:ature)?)\s{1,3}["'“]([^\s"'”]{6,2048})["'”]/gi,
    isExcluded: isState,
  },
  { pattern: /<(?:[a-z]{0,20}(?:token|secret|key|sign|password))>([^<>\s]{1,2048})</gi },
  { pattern: /-----BEGIN [A-Z ]{1,40}-----([^-]{1,8192})-----END/g },
  // Vendors' access keys (with a signature, if one follows), temporary keys, JSON web tokens, UUIDs, MAC and mail addresses.
  { pattern: /(?<![A-Za-z0-9])((?:LTAI|AKID|AKIA)[A-Za-z0-9]{8,2048}(?::[A-Za-z0-9+/=]{4,128})?)/g },
  { pattern: /(?<![A-Za-z0-9])((?:STS|TMP)\.[A-Za-z0-9]{8,2048})/g },
  { pattern: /(?<![A-Za-z0-9])(eyJ[A-Za-z0-9_-]{8,2048}(?:\.[A-Za-z0-9_-]{1,2048}){0,2})/g },
  { pattern: /(?<![0-9A-Fa-f])([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})(?![0-9a-f])/gi },
  { pattern: /(?<![0-9A-Fa-f:-])((?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2})(?![0-9A-Fa-f:-])/gi },
  { pattern: /(?<![A-Za-z0-9.@:/])([A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4})/g },
  // Telephone, identity card and bank card numbers.
  { pattern: /(?<![\d.])((?:\+?86[ -]?)?1[3-9]\d([ -]?)\d{4}\2\d{4})(?!\d)/g },
  { pattern: /(?<![\d-])(0\d{2,3}-\d{7,8})(?!\d)/g },
  { pattern: /(?<!\d)([1-9]\d{14,18}[\dXx]?)(?!\d)/g },
];
const IDENTIFIER_PATTERNS: Pattern[] = [
  { pattern: fieldPattern(CALL_KEYS), isExcluded: (value) => isState(value) || isPlainNumber(value) },
  { pattern: fieldPattern(ID_KEYS), isExcluded: isState },
];
/** So many letters and digits in a row are not a word but a hash, a key or encoded data, if they are mixed. */
const LONG_TOKEN = /(?<![A-Za-z0-9+])[A-Za-z0-9+]{20,}={0,2}/g;
const isMixed = (token: string) => (token.match(/\d/g) ?? []).length >= 4 && /[A-Za-z]/.test(token);

/** Whether a value was masked before, here or by the program that wrote the log. */
const isMasked = (value: string) => /^[*•.…xX]+$/.test(value.trim());

/** Length from which on a value was probably cut by its pattern, in characters. */
const CUT_MIN = 120;
/** What may follow in a value that was cut. */
const REST_OF_VALUE = /[^\s"'“”,;&<>{}()[\]\\，。；]*/y;

/** Where a value ends that starts at a place, also if it is longer than its pattern reads. */
function endOf(text: string, from: number, value: string): number {
  const to = from + value.length;
  if (value.length < CUT_MIN) return to;
  REST_OF_VALUE.lastIndex = to;
  return to + (REST_OF_VALUE.exec(text)?.[0].length ?? 0);
}

/** The values that patterns find in a text, in no particular order. */
const findValues = (text: string, patterns: readonly Pattern[]): Span[] =>
  patterns.flatMap(({ pattern, isExcluded }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const value = match[1] ?? "";
      const from = match.index + match[0].lastIndexOf(value);
      return isMasked(value) || isExcluded?.(value) ? [] : [{ from, to: endOf(text, from, value) }];
    }),
  );

/** A text with some spans replaced by as many spaces, so that positions stay the same. */
const blank = (text: string, spans: readonly Span[]): string =>
  replaceSpans(text, spans, ({ from, to }) => " ".repeat(to - from));

/** The secrets and identifiers of a text; each list is in order, without overlaps. */
export interface Sensitive {
  /** Tokens, keys, passwords, personal data: masked on the screen. */
  secrets: Span[];
  /** Ids of the call, the app, the room: shown, because support asks for them. */
  identifiers: Span[];
  /** Both: they are never read as error codes. */
  all: Span[];
}

/**
 * Finds all secrets and identifiers of a text. The value of an identifier's field is never a secret.
 * @example sensitiveIn("token=abcd1234 status=403").secrets // => [{ from: 6, to: 14 }]
 * @example sensitiveIn("task_id=5bd2f6a0 status=403").identifiers // => [{ from: 8, to: 16 }]
 */
export function sensitiveIn(text: string): Sensitive {
  const identifiers = mergeSpans(findValues(text, IDENTIFIER_PATTERNS));
  const rest = blank(text, identifiers);
  const mixedTokens = [...rest.matchAll(LONG_TOKEN)]
    .filter(({ 0: token }) => isMixed(token))
    .map(({ 0: token, index }) => ({ from: index, to: index + token.length }));
  const secrets = mergeSpans([...findValues(rest, SECRET_PATTERNS), ...mixedTokens]);
  return { secrets, identifiers, all: mergeSpans([...secrets, ...identifiers]) };
}

/** The secrets of a text, in order. */
export const secretsIn = (text: string): Span[] => sensitiveIn(text).secrets;

/** A text with its secrets and identifiers replaced by as many spaces. */
export const blankSensitive = (text: string, { all }: Sensitive): string => blank(text, all);
