/** Prepares what was typed or pasted: the text to search for, its secrets, and how it may be shown. */
import { maskSecrets } from "../../../masking/mask.ts";
import { sensitiveIn, type Sensitive } from "../../../masking/secrets.ts";
import { cleanText } from "../../shared/fold.ts";

/** Longest text that is read, in characters: a log of 200 KB. */
export const TEXT_MAX = 200 * 1024;
/** Longest text that is a question rather than a log, in characters. Only questions are put into the address. */
export const QUESTION_MAX = 300;

/** Whether a text is a log: several lines, or longer than people type. */
export const isLog = (text: string): boolean => text.trim().includes("\n") || text.length > QUESTION_MAX;

/** What a search is asked for. */
export interface Question {
  /** The text to search for. All positions refer to it. */
  text: string;
  sensitive: Sensitive;
  /** The text as it was typed, without spaces around it. */
  typed: string;
  /** The end of the text was cut off, because it is too long. */
  isCut: boolean;
}

/** Prepares what the search box contains. */
export function readQuestion(raw: string): Question {
  const typed = raw.trim();
  const text = normalise(typed);
  return { text, sensitive: sensitiveIn(text), typed, isCut: typed.length > TEXT_MAX };
}

/** The text of a question as it was typed, with its secrets masked: for the screen and the address. */
export const maskedOf = ({ typed }: Question): string => maskSecrets(typed);

/** Shortest number of digits and letters O that is read as a number. */
const OCR_MIN = 4;

/** A code in groups of three digits: `错误码 41,050,008`. What begins with three digits may be a list, such as `401,403`. */
const GROUPED = /(?<=(?:code|err|errno|error|status|ret|码|错误)["'\s:=：是为]{0,4})\d{1,2}(?:,\d{3})+(?![\d,])/gi;

/** Cuts and cleans a text. If it is a single number, commas and decimal zeros from spreadsheets are removed. */
const normalise = (raw: string): string =>
  cleanText(raw.slice(0, TEXT_MAX))
    .trim()
    .replace(/^\d{1,3}(?:,\d{3})+$/, (grouped) => grouped.replaceAll(",", ""))
    .replace(GROUPED, (grouped) => grouped.replaceAll(",", ""))
    .replace(/^(\d+)\.0+$/, "$1")
    // What is read from a picture: the letter O for zeros, and a space after each digit.
    .replace(/(?<![\w.-])\d[\dO]+(?![\w.-])/g, (number) =>
      number.length >= OCR_MIN ? number.replaceAll("O", "0") : number,
    )
    .replace(/(?<![\w.-] ?)\d(?: \d){4,11}(?! ?[\w.-])/g, (number) => number.replaceAll(" ", ""));
