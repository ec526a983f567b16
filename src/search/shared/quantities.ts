/** Spells amounts of time, size, length and frequency in one way, so that `60s`, `60 秒` and `一分钟` are one word. */

/** Number words that people write before units, without Chinese numerals. */
const NUMBER_WORDS: Readonly<Record<string, number>> = {
  half: 0.5,
  半: 0.5,
  one: 1,
  two: 2,
  three: 3,
  five: 5,
  ten: 10,
};
const HAN_DIGITS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const HAN_POWERS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 };

/** The value of a number as people write it before a unit: `1.5`, `6,000`, `two`, `三百`. */
function valueOf(number: string): number {
  const word = NUMBER_WORDS[number.toLowerCase()];
  if (word !== undefined) return word;
  if (/\d/.test(number)) return Number(number.replaceAll(",", ""));
  let [value, digit] = [0, 0];
  for (const character of number) {
    const power = HAN_POWERS[character];
    if (power === undefined) digit = HAN_DIGITS[character] ?? 0;
    else {
      value = power > value ? (value + digit || 1) * power : value + (digit || 1) * power;
      digit = 0;
    }
  }
  return value + digit;
}

/** Units by what they measure: the word that ends a spelled amount, and how many of it are in each unit. */
const UNITS: readonly { word: string; per: Readonly<Record<string, number>> }[] = [
  {
    word: "ms",
    per: {
      ms: 1,
      msec: 1,
      milliseconds: 1,
      millisecond: 1,
      毫秒: 1,
      s: 1000,
      sec: 1000,
      secs: 1000,
      second: 1000,
      seconds: 1000,
      秒钟: 1000,
      秒: 1000,
      min: 60_000,
      mins: 60_000,
      minute: 60_000,
      minutes: 60_000,
      分钟: 60_000,
      分: 60_000,
      h: 3_600_000,
      hr: 3_600_000,
      hrs: 3_600_000,
      hour: 3_600_000,
      hours: 3_600_000,
      个小时: 3_600_000,
      小时: 3_600_000,
      day: 86_400_000,
      days: 86_400_000,
      天: 86_400_000,
    },
  },
  {
    word: "bytes",
    per: {
      byte: 1,
      bytes: 1,
      字节: 1,
      kb: 1024,
      kib: 1024,
      mb: 1_048_576,
      mib: 1_048_576,
      m: 1_048_576,
      兆: 1_048_576,
      megabytes: 1_048_576,
      gb: 1_073_741_824,
      gib: 1_073_741_824,
      g: 1_073_741_824,
      gigabytes: 1_073_741_824,
    },
  },
  {
    word: "chars",
    per: {
      char: 1,
      chars: 1,
      character: 1,
      characters: 1,
      个字符: 1,
      字符: 1,
      个汉字: 1,
      汉字: 1,
      个字: 1,
      字: 1,
      千字: 1000,
      万字: 10_000,
    },
  },
  { word: "hz", per: { hz: 1, khz: 1000, k: 1000, 赫兹: 1, 赫: 1, 千赫: 1000 } },
];

const SCALE = new Map(
  UNITS.flatMap(({ word, per }) => Object.entries(per).map(([unit, factor]) => [unit, { word, factor }])),
);

/** Longer ones first, so that `ms` is not read as `m`. */
const longestFirst = (words: string[]) => words.sort((a, b) => b.length - a.length).join("|");
const UNIT = longestFirst([...SCALE.keys()]);
const AMOUNT = new RegExp(
  `(?<![\\w.])(\\d{1,3}(?:,\\d{3})+|\\d{1,9}(?:\\.\\d{1,3})?|${Object.keys(NUMBER_WORDS).join("|")}|[${Object.keys({ ...HAN_DIGITS, ...HAN_POWERS }).join("")}]{1,6})[\\s-]?(${UNIT})(?![A-Za-z])`,
  "gi",
);

/**
 * Replaces the number before each unit by a single word: milliseconds, bytes, characters or hertz.
 * @example spellQuantities("longer than 一分钟") // => "longer than  60000ms 分钟 "
 * @example spellQuantities("512 MB") // => " 536870912bytes MB "
 */
export const spellQuantities = (text: string): string =>
  text.replace(AMOUNT, (_, number: string, unit: string) => {
    const { word, factor } = SCALE.get(unit.toLowerCase())!;
    const value = valueOf(number) * factor;
    return ` ${Math.round(value)}${word} ${unit} `;
  });

/**
 * Whether a term is a spelled amount.
 * @example isQuantity("60000ms") // => true
 */
export const isQuantity = (term: string): boolean => /^\d+(?:ms|bytes|chars|hz)$/.test(term);
