/** What was typed or pasted → what is read of it: the text, what in it is sensitive, and how it may be shown. */
import { masked } from "../../masking/mask.ts";
import { sensitiveIn, type Sensitive } from "../../masking/secrets.ts";
import { unescape } from "../shared/fold.ts";

/** Longest text that is read, in characters: a log of 200 KB. */
export const TEXT_MAX = 200 * 1024;
/** Longest text that is a question and not a log, in characters. Only questions are put into the address. */
export const QUESTION_MAX = 300;

/** Whether a text is a log: several lines, or more than anybody types. */
export const isLog = (text: string): boolean => text.trim().includes("\n") || text.length > QUESTION_MAX;

/** A text that asks for something. */
export interface Question {
  /** The text that is read; all spans are places in it. */
  text: string;
  sensitive: Sensitive;
  /** The text as it was typed, with its secrets masked: for the screen and the address. */
  masked: string;
  /** The text is longer than what is read. */
  isCut: boolean;
}

/** Reads what the search box holds; finds its secrets once. */
export function readQuestion(typed: string): Question {
  const raw = typed.trim();
  const text = readable(raw);
  const sensitive = sensitiveIn(text);
  return {
    text,
    sensitive,
    masked: text === raw ? masked(raw, sensitive.secrets) : masked(raw),
    isCut: typed.length > TEXT_MAX,
  };
}

/** The beginning of a text, unescaped; a single number as it is without a spreadsheet's commas and decimal zeros. */
const readable = (raw: string): string =>
  unescape(raw.slice(0, TEXT_MAX))
    .trim()
    .replace(/^\d{1,3}(?:,\d{3})+$/, (grouped) => grouped.replaceAll(",", ""))
    .replace(/^(\d+)\.0+$/, "$1");
