/**
 * A pasted log → where its secrets stand (tokens, keys, signatures, passwords, personal data), which are masked, and its
 * identifiers (of a call, an app, a room), which support needs whole.
 */

/** A part of a text, in characters; `to` is not in it. */
export interface Span {
  from: number;
  to: number;
}

/** Names of fields that hold a secret: whatever stands there is masked, but a plain number, which may be a code. */
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
/** Names of fields that identify a call; a plain number there may be a code. */
const CALL_KEYS = ["(?:task|request|message|session|trace|conversation)[-_]?id", "任务\\s?ID|请求\\s?ID"];
/** Names of fields that identify an app, a room, an account or a device: a plain number there is none either. */
const ID_KEYS = [
  "(?:device|user|open|union|account|app|sdk[-_]?app|room|record|client|player|uu|u)[-_]?id",
  "app[-_ ]?key|应用\\s?ID|房间号",
];
/** Names of fields whose value may be anything, spaces and single characters too. */
const PASSWORD_KEYS = ["passw(?:or)?d|passwd|pwd|密码|口令"];

/** Between a name and its value: `: "`, `\": \"`, `=`, `=>`, `%3D`, `是`; escaped as deep as frames nest. */
const BETWEEN = String.raw`\\{0,8}["']?\s{0,3}(?:[=:：]>?|%3[AD]|\bis\b|是|为)\s{0,3}\\{0,8}["'“]?`;
const VALUE = String.raw`([^\s"'“”,;&<>{}()\[\]\\，。；]{4,2048})`;
const START = "(?:(?<![A-Za-z0-9])|(?<=%[0-9A-Fa-f]{2}))";
const keyed = (keys: readonly string[], value = VALUE) =>
  new RegExp(`${START}(?:${keys.join("|")})${BETWEEN}(?!\\*{2})${value}`, "gi");

/** States that stand behind such names without being one of their values. */
const STATE =
  /^(?:null|none|nil|undefined|true|false|expired?|invalid|missing|empty|error|fail(?:ed|ure)?|wrong|not|required|denied|mismatch|无效|过期|为空|错误|失效|失败|不存在|不一致).*$/i;
const isNumber = (value: string) => /^-?\d{1,10}$/.test(value);

interface Pattern {
  pattern: RegExp;
  /** Whether a value is none after all. */
  except?: (value: string) => boolean;
}

/** The first group of each pattern is what has to be hidden. All are bounded: linear in the length of the text. */
const PATTERNS: Pattern[] = [
  { pattern: keyed(SECRET_KEYS), except: (value) => STATE.test(value) || isNumber(value) },
  { pattern: keyed(PERSONAL_KEYS), except: (value) => STATE.test(value) },
  // `{"Token":{"Id":"…"}}`, as Alibaba Cloud issues it.
  {
    pattern:
      /token\\{0,8}["']?\s{0,3}[=:]\s{0,3}\{[^{}]{0,300}?\bid\\{0,8}["']?\s{0,3}[=:]\s{0,3}\\{0,8}["']?([^\s"'\\,}]{4,2048})/gi,
  },
  { pattern: keyed(PASSWORD_KEYS, String.raw`([^"'\r\n\\]{1,128}(?=\\{0,8}["'])|[^\s,;&<>，。；]{1,128})`) },
  // Headers hold several words, to the end of the line.
  { pattern: new RegExp(`${START}(?:authorization|(?:set-)?cookie)${BETWEEN}([^"'\\r\\n\\\\]{4,2048})`, "gi") },
  { pattern: /\b(?:Bearer|Basic)\s{1,3}([A-Za-z0-9._~+/=-]{8,2048})/gi },
  { pattern: /\s-u\s{1,3}["']?([^\s"':]{1,64}:[^\s"']{1,128})/g },
  { pattern: /:\/\/[^\s:@/]{1,64}:([^\s@/]{1,128})@/g },
  // `The token 'xyz' has expired!`, `<token>xyz</token>`
  {
    pattern: /(?:token|key|secret|sign(?:ature)?)\s{1,3}["'“]([^\s"'”]{6,2048})["'”]/gi,
    except: (value) => STATE.test(value),
  },
  { pattern: /<(?:[a-z]{0,20}(?:token|secret|key|sign|password))>([^<>\s]{1,2048})</gi },
  { pattern: /-----BEGIN [A-Z ]{1,40}-----([^-]{1,8192})-----END/g },
  // Access keys of the vendors with what follows them, temporary ones, JSON web tokens, UUIDs.
  { pattern: /(?<![A-Za-z0-9])((?:LTAI|AKID|AKIA)[A-Za-z0-9]{8,60}(?::[A-Za-z0-9+/=]{4,128})?)/g },
  { pattern: /(?<![A-Za-z0-9])((?:STS|TMP)\.[A-Za-z0-9]{8,2048})/g },
  { pattern: /(?<![A-Za-z0-9])(eyJ[A-Za-z0-9_-]{8,2048}(?:\.[A-Za-z0-9_-]{1,2048}){0,2})/g },
  { pattern: /(?<![0-9A-Fa-f])([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})(?![0-9a-f])/gi },
  { pattern: /(?<![0-9A-Fa-f:-])((?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2})(?![0-9A-Fa-f:-])/gi },
  { pattern: /(?<![A-Za-z0-9.@:/])([A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4})/g },
  // Telephone, identity card and bank card numbers.
  { pattern: /(?<![\d.])((?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4})(?!\d)/g },
  { pattern: /(?<![\d-])(0\d{2,3}-\d{7,8})(?!\d)/g },
  { pattern: /(?<!\d)([1-9]\d{14,18}[\dXx]?)(?!\d)/g },
];
const IDENTIFIERS: Pattern[] = [
  { pattern: keyed(CALL_KEYS), except: (value) => STATE.test(value) || isNumber(value) },
  { pattern: keyed(ID_KEYS), except: (value) => STATE.test(value) },
];
/** Letters and digits mixed over such a length are no word: a hash, a key or encoded data. */
const MIXED = /(?<![A-Za-z0-9+])[A-Za-z0-9+]{20,}={0,2}/g;
const isMixed = (text: string) => (text.match(/\d/g) ?? []).length >= 4 && /[A-Za-z]/.test(text);

/** Masked already, by us or by whoever wrote the log. */
const isMasked = (value: string) => /^[*•.…xX]+$/.test(value.trim());

const isInside = (inner: Span, outer: Span) => outer.from <= inner.from && inner.to <= outer.to;

/** What the patterns find in a text, in no order. */
const placesOf = (text: string, patterns: readonly Pattern[]): Span[] =>
  patterns.flatMap(({ pattern, except }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const value = match[1] ?? "";
      const from = match.index + match[0].lastIndexOf(value);
      return isMasked(value) || except?.(value) ? [] : [{ from, to: from + value.length }];
    }),
  );

/** Places in order, those that overlap joined. */
function merged(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = joined.at(-1);
    if (last && span.from < last.to) last.to = Math.max(last.to, span.to);
    else joined.push({ ...span });
  }
  return joined;
}

/** What of a text is nobody else's business, and what identifies a call. */
export interface Sensitive {
  /** Tokens, keys, passwords, personal data: masked on the screen. In order, none inside another. */
  secrets: Span[];
  /** Ids of the call, the app, the room: shown, because support asks for them. In order. */
  identifiers: Span[];
  /** Both: they name no code. In order. */
  all: Span[];
}

/**
 * Reads a text once for everything sensitive. What a field names as an identifier is no secret.
 * @example sensitiveIn("token=abcd1234 status=403").secrets // => [{ from: 6, to: 14 }]
 * @example sensitiveIn("task_id=5bd2f6a0 status=403").identifiers // => [{ from: 8, to: 16 }]
 */
export function sensitiveIn(text: string): Sensitive {
  const mixed = [...text.matchAll(MIXED)]
    .filter(({ 0: value }) => isMixed(value))
    .map(({ 0: value, index }) => ({ from: index, to: index + value.length }));
  const identifiers = merged(placesOf(text, IDENTIFIERS));
  const found = [...placesOf(text, PATTERNS), ...mixed].filter(
    (span) => !identifiers.some((identifier) => isInside(span, identifier)),
  );
  const secrets = merged(found);
  return { secrets, identifiers, all: merged([...secrets, ...identifiers]) };
}

/** The secrets of a text, in order. */
export const secretsIn = (text: string): Span[] => sensitiveIn(text).secrets;

/** A text with spaces in place of some spans: everything else stays where it was. */
export function blanked(text: string, spans: readonly Span[]): string {
  let at = 0;
  const parts: string[] = [];
  for (const { from, to } of spans) {
    parts.push(text.slice(at, from), " ".repeat(to - from));
    at = to;
  }
  return [...parts, text.slice(at)].join("");
}
