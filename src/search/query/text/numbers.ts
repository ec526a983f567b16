/** Finds the numbers of a text that may be error codes, in any notation. */
import { fold } from "../../shared/fold.ts";

/** A number in a text. */
export interface NumberToken {
  /** The number as it is written. */
  text: string;
  /** Its position in the text, in characters. */
  from: number;
  /** All ways to write the number, the decimal first. */
  forms: string[];
  /** The word before it says that it is a code. */
  isCalledCode: boolean;
  /** The word before it, folded: `status_code` becomes `status code`. */
  field: string;
}

/** Characters without spaces, brackets and commas: large enough to hold a whole date, time, address or version. */
const PIECE = /[^\s,;|<>{}[\]()"“”‘’`&*、，；。（）【】《》\p{Script=Han}]+/gu;
/** Longer pieces are keys, tokens and encoded audio. Skipping them keeps the search linear. */
const PIECE_MAX = 256;

/** Digits that are not codes: in dates, times, addresses, hosts with ports, versions, ids and positions in files. */
const NOISE = [
  // The parameters of an address may have a code: `?errcode=41050008`.
  /https?:\/\/[^\s?]+(?:\?(?!\S*(?:code|err_?no|errid|ret)=-?\d)\S*)?/gi,
  /\b\d{4}[-/]\d{1,2}[-/]\d{1,2}(?:T\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?/g,
  // The time of an access log, `07/Feb/2025:10:02:41 +0000`, in its two pieces.
  /\b\d{1,2}\/[A-Z][a-z]{2}\/\d{4}:[\d:]+/g,
  /^(?:\+[01]|-0)\d[0-5]\d$/g,
  /\b\d{1,2}:\d{2}(?::\d{2}(?:[.,:]\d+)?)?\b/g,
  /\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}:\d+\b/gi,
  /\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\/\S*/gi,
  /\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g,
  // Devices on a bus, `10de:2204`.
  /\b(?=[0-9a-f]*[a-f])[0-9a-f]{4}:[0-9a-f]{4}\b/gi,
  // Users of telephony and mail: `sip:1001@pbx.local`.
  /[\w.:+-]+@[\w.-]+/g,
  // A whole number that a decompiler printed as a fraction, such as `4100.0`, may be a code.
  /\bv?(?!\d{3,}\.0+(?![\w.]))\d+\.\d+(?:\.\d+)*\b(?!e\d)/gi,
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{13,}\b/gi,
  /\b(?=[0-9a-f]*[a-f])(?!0x)[0-9a-f]{12,}\b/gi,
  /\.[a-z]{1,4}:\d+(?::\d+)?\b/gi,
];
/** What each kind of noise has. In a long log, most pieces are plain numbers. */
const MAY_BE_NOISE = /[-:./@+]|[0-9a-f]{12}/i;

/** Words before a number that make it a code. */
const NAMED =
  /(?:(?<!(?:request|request_permission|room|exit)[\s_-]?)code|(?<!(?:task|job|exit)[\s_-]?)status|err_?no|err|error|ret|return(?:ed|s)?|result|errid|rc|错误码|错误代码|错误号|错误|状态码|返回码|返回值|返回|异常码|报错|报了|报|出现了?|收到|received|码|meaning of)["'\]]*\s*(?:is|was|of|as|gets?|got|number|num|no\.|=|:|：|\(|\[|（|【|#|为|是)*\s*["'([]*-?$|[\w})\]"'] ?(?:->|=>|→) ?-?$/i;

/**
 * Whether a text that ends before a number or quoted word calls it a code.
 * @example callsCode('error code as "') // => true
 */
export const callsCode = (before: string): boolean => NAMED.test(before);

/** Words after a number that ask what it means. */
const ASKED_AFTER = /^["'”」)\]]*\s*(?:means?\b|stands? for|是什么|什么意思|代表|表示|怎么解决|如何解决)/i;

/** After a number, its message, as `react-native-voice` joins them: `7/No match`. */
const MESSAGE_AFTER = /^\/[A-Z][a-z']+ [a-z]/;

/** After a close code of WebSocket, its name or the library's reason: `received 1011 (internal error)`, `1011 keepalive ping timeout`. */
const CLOSE_NAME_AFTER =
  /^ (?:\((?:ok|going away|protocol error|unsupported data|no status|abnormal clos|invalid (?:frame payload )?data|policy violation|message too big|mandatory extension|internal error|service restart|try again later|bad gateway)|keepalive ping timeout)/i;

/** The name of a message, before its quotation mark. */
const MESSAGE_FIELD = /(?:message|msg|error|reason|detail|description)\\?["']?\s*[:=]\s*\\?$/i;

/** Whether a number stands in brackets at the end of a quoted message: `"message": "usage limit exceeded (2056)"`. */
const isAtEndOfMessage = (text: string, from: number, to: number): boolean => {
  if (!text.endsWith("(", from) || !/^\)\\?"/.test(text.slice(to, to + 3))) return false;
  const opening = text.lastIndexOf('"', from);
  return MESSAGE_FIELD.test(text.slice(Math.max(0, opening - CONTEXT_LENGTH), Math.max(0, opening)));
};

/** Between the number of a group of errors and the code: `错误码：2 ,2001`. */
const AFTER_GROUP = /^ ?[,，] ?$/;

/** Whether a number follows one of a digit or two that the text calls a code. */
const isAfterGroup = (text: string, last: NumberToken | undefined, from: number): boolean =>
  last?.isCalledCode === true &&
  /^\d{1,2}$/.test(last.text) &&
  AFTER_GROUP.test(text.slice(last.from + last.text.length, from));

/** A number of eight digits is rarely anything but the code of one vendor, unless it is round. */
export const DISTINCTIVE = /^(?!\d0+$)\d{8,}$/;
/** Words before a number that make it something else, unless it is such a code: `connect timeout 40000004`. */
const MAY_STAND_BEFORE_CODE = /(?:timeout|lines?|retry|retries|attempt|step)["'\]]?\s*[=:：#(]*\s*["']?$/i;

/** Words before a number that make it something else. */
const NOT_A_CODE =
  /(?:(?:(?<![A-Za-z])port|(?<![A-Za-z_])(?:line|lines|row|col|pid|tid|uid|thread|size|len|length|bytes?|took|cost|elapsed|duration|rate|samplerate|sample_rate|channels?|offset|timeout|time|timestamp|ts|retry|retries|attempt|times|seq|index|idx|frames?|room|roomid|room_id|userid|openid|appid|sdkappid|session|version|ver|http\/[\d.]+|count|total|num|progress|step|limit|max|maximum|min|minimum|pcm|wav|format|mask|flags|source))["'\]]?\s*[=:：#(]*\s*["']?|(?:端口|行|第|耗时|时长|采样率|房间号?|房间id|长度|大小|次数|等待|超过|大于|小于|共)\s*[=:：]?\s*)$/i;
/** What stands before the code with which a program ended: `exited with code`. */
export const EXIT_FIELD =
  /(?:\bexit(?:(?:ed|s)? with(?: exit| an exit)?)?[\s_-]?(?:code|status)|\b(?:process|command|program|container|script) (?:was )?terminated with (?:exit )?(?:code|status)|退出(?:代?码|状态码?))[\s:=：是为]*/i;
const BEFORE_EXIT = new RegExp(`${EXIT_FIELD.source}$`, "i");
/** After the code with which systemd's service ended, its name: `203/EXEC`. */
const AFTER_SYSTEMD = /^\/(?:[A-Z]{3,}|exec)\b/;
/** Codes that are no error codes, before a number. */
const OTHER_CODE =
  /(?:pin|zip|post|postal|area|bar|country|promo|phone|tel|mobile|order|invoice)[\s_-]?(?:code|no|number|id)?["'\]]?\s*[=:：#]*\s*["']?$/i;
/** Before the version of a system or language: `Android 11`. */
const BEFORE_VERSION =
  /(?<![A-Za-z])(?:Android|iOS|iPadOS|macOS|Mac OS X|OS X|Windows(?: Server)?|Win|Ubuntu|Debian|CentOS|Fedora|Python|Java|JDK|Node(?:\.?js)?|Unity|Xcode|Chrome|Safari|Firefox|HarmonyOS|鸿蒙|安卓)(?: API(?: level)?| version| v)?[ -]$/i;
/** A version, or a year: none has one of the smallest numbers or three digits. */
const VERSION = /^(?:[4-9]|\d\d|20\d\d)$/;
/** Some words besides the name of a system. */
const FURTHER_WORDS = /\p{L}\P{L}+(?:\p{L}+\P{L}+){2}|\p{Script=Han}{3}/u;
/** Before the port of an address with a placeholder: `http://<ip>:3000`. */
const BEFORE_PORT = /:\/\/\S*[>}\]]:$/;
/** Before the number of a character reference in HTML. */
const BEFORE_ENTITY = /&#$/;
/** Before the numbers of the system that ALSA passes on: -16 is a busy device. */
const BEFORE_ALSA = /ALSA error $/i;
/** Before the numbers of the operating system: `[Errno 111] Connection refused`, `errno: 110`. */
const BEFORE_ERRNO = /\berrno["']?[\s=:(]+$/i;
const ERRNO_MAX = 200;
/** Before a number of Windows, whose small ones are those of any program: `WinError 2` is a missing file. */
const BEFORE_WINDOWS = /WinError $/i;
const WINDOWS_MAX = 99;
/** After the number of a database's error stands its state in SQL: `ERROR 1101 (42000)`. */
const BEFORE_SQL_STATE = /^ \((?:HY|\d{2})[0-9A-Z]{3}\)/;
/** The name of an id before a number, in the styles of programs: `messagingSenderId: "`, `CHANNEL_ID = '`. */
const ID_FIELD = /(?:(?<![A-Za-z])(?![Ee][Rr][Rr])[A-Za-z_]*(?:Id|ID|_id)|\bid)["'\]]?\s*[=:：]\s*["']?$/;
/** Names of months. `DEC` is a decimal number. */
const MONTH =
  "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";
/** A date in words: `28 Jan 2017`, `January 28, 2017`. */
export const DATE_IN_WORDS = String.raw`\b(?:\d{1,2}(?:st|nd|rd|th)?\s${MONTH},?(?:\s\d{4})?|${MONTH}\.?\s\d{1,2}(?:st|nd|rd|th)?(?:,?\s\d{4})?)\b`;
/** What follows the day of such a date, and what stands before its day or year. */
const BEFORE_MONTH = new RegExp(String.raw`^(?:st|nd|rd|th)?\s${MONTH}\b`);
const AFTER_MONTH = new RegExp(String.raw`\b${MONTH}\.?,?\s(?:\d{1,2}(?:st|nd|rd|th)?,?\s)?$`);
/** A path of two parts, such as `user/1001`, names a thing. */
const PATH_PART = /(?:^|[\s"'=(])[A-Za-z]+\/$/;
/** In a response of MRCP the status follows its length, only in version 2, and the number of the request. */
const BEFORE_MRCP_STATUS = /MRCP\/(?:1\.0|2\.0 \d+) \d+ $/;
const AFTER_MRCP = /MRCP\/[12]\.0 (?:\d+ )?$/;
/** The part of an access log before the size of the response. */
const BEFORE_SIZE = /HTTP\/[\d.]+"\s+\d{3}\s+$/;
/** Units after a number or a range, which make it an amount: `3-10 秒`. */
const UNIT =
  /^(?:\s?[-–~～至到]\s?\d+)?\s?(?:ms|s|m|g|h|sec|secs|seconds?|min|minutes?|hours?|hrs?|days?|kb|mb|gb|hz|khz|k|bytes?|char(?:acter)?s?|words?|kbps|bits?|db|fps|%|x|秒|毫秒|兆|分钟|小时|天|字|汉字|千字|万字|次|个|人|路|岁|元|块|年|月|赫兹|毫|dollars?|euros?|usd|eur|rmb|bucks)(?![a-z])/i;

/** An amount with separators, such as `6,000 characters` or `10,000`. A list such as `401,403` is none. */
const SEPARATED =
  /(?<![\d,])\d{1,3}(?:,\d{3})+(?=\s?(?:char|byte|word|token|request|sample|time|字|个|次|条))|(?<![\d,])\d{1,3}(?:,\d{3})*,000(?![\d,])/gi;

/** A number in decimal or hexadecimal, as programs write it, `4_008`, or as decompilers print constants: `4100.0`, `5E4`. */
const NUMBER =
  /-?(?:0x[0-9a-f]+|\d{3,}\.0+(?![.\w])|\d(?:\.\d{1,10})?e\d{1,2}(?!\w)|\d{1,3}(?:_\d{3})+|\d+)(?![0-9A-Za-z_]|\.\d)/gi;

/** How far before and after a number the text is examined, in characters. */
const CONTEXT_LENGTH = 32;

/**
 * The numbers of a text that may be codes, in order.
 * @param text cleaned
 * @example numbersIn("ret=-7006 at 10:41:07").map(({ text }) => text) // => ["-7006"]
 */
export function numbersIn(text: string): NumberToken[] {
  // A number that is the whole text is always taken for a code.
  const isAlone = text.length <= PIECE_MAX && /^[^\p{L}\p{N}]*(?:0x[0-9a-f]+|\d+)[^\p{L}\p{N}]*$/iu.test(text);
  const tokens: NumberToken[] = [];
  const blank = (noise: string) => " ".repeat(noise.length);
  for (const { 0: raw, index } of text.replace(SEPARATED, blank).matchAll(PIECE)) {
    if (raw.length > PIECE_MAX || !/\d/.test(raw)) continue;
    let piece = raw;
    if (!isAlone && MAY_BE_NOISE.test(raw)) for (const noise of NOISE) piece = piece.replace(noise, blank);
    for (const { 0: number, index: offset } of piece.matchAll(NUMBER)) {
      const from = index + offset;
      const to = from + number.length;
      const before = text.slice(Math.max(0, from - CONTEXT_LENGTH), from);
      const after = text.slice(to, to + CONTEXT_LENGTH);
      const isDistinctive = DISTINCTIVE.test(number);
      const isCalledCode =
        callsCode(before) ||
        ASKED_AFTER.test(after) ||
        MESSAGE_AFTER.test(after) ||
        CLOSE_NAME_AFTER.test(after) ||
        BEFORE_MRCP_STATUS.test(before) ||
        isAtEndOfMessage(text, from, to) ||
        isAfterGroup(text, tokens.at(-1), from);
      // Digits inside a word are part of a name, except after a word such as in `code40000005`.
      if (/[\d.%]$/.test(before) || (/[A-Za-z_]$/.test(before) && !(isCalledCode && /[a-z]$/i.test(before)))) continue;
      // Only looked for if needed: a log has many numbers.
      const isSomethingElse = () =>
        (NOT_A_CODE.test(before) && !(isDistinctive && MAY_STAND_BEFORE_CODE.test(before))) ||
        [ID_FIELD, BEFORE_SIZE, BEFORE_PORT, PATH_PART, AFTER_MONTH, AFTER_MRCP].some((part) => part.test(before)) ||
        (BEFORE_VERSION.test(before) && VERSION.test(number) && FURTHER_WORDS.test(text)) ||
        [UNIT, BEFORE_MONTH].some((part) => part.test(after));
      const isOtherCode = () =>
        OTHER_CODE.test(before) ||
        (BEFORE_EXIT.test(before) && !isDistinctive) ||
        BEFORE_ENTITY.test(before) ||
        BEFORE_ALSA.test(before) ||
        BEFORE_SQL_STATE.test(after) ||
        AFTER_SYSTEMD.test(after) ||
        (BEFORE_ERRNO.test(before) && Math.abs(Number(number)) <= ERRNO_MAX) ||
        (BEFORE_WINDOWS.test(before) && Number(number) <= WINDOWS_MAX);
      if (!isAlone && ((!isCalledCode && isSomethingElse()) || isOtherCode())) continue;
      tokens.push({ text: number, from, forms: formsOf(number), isCalledCode, field: fieldBefore(before) });
    }
  }
  return tokens;
}

/** The last word before a number, folded. Hyphens join words as underscores do: `Completion-Cause`. */
const fieldBefore = (before: string): string => fold(/[A-Za-z_-]*[A-Za-z](?=[^A-Za-z]*$)/.exec(before)?.[0] ?? "");

/** Fewest digits of a number that may be the beginning of a code. */
export const PREFIX_MIN = 3;

/** Longest number that may be a code, in digits. Longer ones are ids and times. */
const DIGITS_MAX = 20;

/**
 * All ways to write a number: decimal, without its sign or leading zeros, and hexadecimal; a hexadecimal number above
 * 0x7FFFFFFF is also read as a signed 32-bit number.
 * @example formsOf("0x00003004") // => ["12292", "0x3004", "0x00003004"]
 * @example formsOf("4.1050008E7") // => ["41050008", "4.1050008e7"]
 * @example formsOf("-7006") // => ["-7006", "7006"]
 */
export function formsOf(text: string): string[] {
  const lower = text.toLowerCase().replaceAll("_", "");
  const isNegative = lower.startsWith("-");
  const digits = lower.replace(/^-/, "");
  if (digits.length > DIGITS_MAX) return [lower];
  const isFraction = !digits.startsWith("0x") && /[.e]/.test(digits);
  if (isFraction && !Number.isSafeInteger(Number(digits))) return [lower];
  const value = BigInt(isFraction ? Number(digits) : digits);
  const forms = [isNegative ? `-${value}` : `${value}`, `${value}`];
  if (digits.startsWith("0x")) {
    forms.push(`0x${value.toString(16)}`, digits);
    const signed = BigInt.asIntN(32, value);
    if (!isNegative && value < 1n << 32n && signed < 0n) {
      forms.push(`${signed}`, `${-signed}`);
    }
  }
  return [...new Set([...forms, lower])];
}

/**
 * Whether a number may be an HTTP status.
 * @example isHttpStatus("502") // => true
 */
export const isHttpStatus = (text: string): boolean => /^[1-5]\d\d$/.test(text);
