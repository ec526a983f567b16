/** Spells amounts of time, size and frequency in one way, so that `60s`, `60 秒` and `一分钟` are one word. */

/** The digits of Chinese and English number words that people write before units. */
const NUMBER_WORDS: Readonly<Record<string, number>> = {
  半: 0.5,
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
  十: 10,
  十二: 12,
  十五: 15,
  二十: 20,
  二十四: 24,
  三十: 30,
  六十: 60,
  half: 0.5,
  one: 1,
  two: 2,
  three: 3,
  five: 5,
  ten: 10,
};

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
    word: "kb",
    per: {
      kb: 1,
      kib: 1,
      mb: 1024,
      mib: 1024,
      m: 1024,
      兆: 1024,
      megabytes: 1024,
      gb: 1_048_576,
      gib: 1_048_576,
      g: 1_048_576,
      gigabytes: 1_048_576,
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
  `(?<![\\w.])(\\d{1,9}(?:\\.\\d{1,3})?|${longestFirst(Object.keys(NUMBER_WORDS))})[\\s-]?(${UNIT})(?![A-Za-z])`,
  "gi",
);

/**
 * Replaces the number before each unit by a single word: milliseconds, kilobytes or hertz.
 * @example spellQuantities("longer than 一分钟") // => "longer than  60000ms 分钟 "
 * @example spellQuantities("512 MB") // => " 524288kb MB "
 */
export const spellQuantities = (text: string): string =>
  text.replace(AMOUNT, (_, number: string, unit: string) => {
    const { word, factor } = SCALE.get(unit.toLowerCase())!;
    const value = (NUMBER_WORDS[number.toLowerCase()] ?? Number(number)) * factor;
    return ` ${Math.round(value)}${word} ${unit} `;
  });

/**
 * Whether a term is a spelled amount.
 * @example isQuantity("60000ms") // => true
 */
export const isQuantity = (term: string): boolean => /^\d+(?:ms|kb|hz)$/.test(term);
