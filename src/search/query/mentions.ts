/** A text of any length → the places in it that may name a code: numbers, symbols and messages, with the keys to look up. */
import { hasHan } from "../shared/fold.ts";
import { KEY_MAX, keyOf } from "../shared/keys.ts";
import { numbersIn, type NumberToken } from "./numbers.ts";
import type { Span } from "../../masking/secrets.ts";

/** A place that may name a code. */
export interface Mention extends Span {
  kind: "number" | "name" | "phrase";
  text: string;
  /** Any of these keys may lead to the code. */
  keys: string[];
  /** A field or a word before it says that it is a code. */
  named: boolean;
  /** The word before it, folded: the field of a frame. */
  field: string;
}

/** Most different symbols, other names, quoted phrases and lines of one text that are looked up: a log repeats itself long before. */
const MOST = { symbol: 400, name: 100, phrase: 200, line: 100 };

/** Letters, digits and what joins them in symbols. */
const TOKEN = /[A-Za-z0-9_.\\/-]+/g;
/** What a field or quotes hold, up to the end of the line. */
const QUOTED = /["“'「]([^"“”'「」\n]{3,160})["”'」]/g;
const FIELD =
  /(?:message|msg|text|info|reason|error|err|desc|description|detail)["']?\s*[=:：]\s*["']?([^"'\n{}]{3,160})/gi;

/** Whether a token looks like an identifier: joined by underscores, dots or hyphens, or in camel case. */
const isIdentifier = (token: string): boolean =>
  /[A-Za-z]/.test(token) && (/[A-Za-z0-9][_.-]+[A-Za-z0-9]/.test(token) || /[a-z][A-Z]/.test(token));

/**
 * Every place that may name a code, numbers first, then names and phrases.
 * @param text after `unescape`, without its secrets
 */
export function mentionsIn(text: string): Mention[] {
  return [...numbersIn(text).map(numberMention), ...nameMentions(text)];
}

const numberMention = ({ text, from, forms, named, field }: NumberToken): Mention => ({
  kind: "number",
  text,
  from,
  to: from + text.length,
  keys: forms,
  named,
  field,
});

function nameMentions(text: string): Mention[] {
  const found: Mention[] = [];
  const different = { symbol: new Set(), name: new Set(), phrase: new Set(), line: new Set() };
  const add = (as: keyof typeof MOST, raw: string, at: number) => {
    const piece = raw.trim().replace(/[.:,;-]+$/, "");
    const key = keyOf(piece);
    if (key === "" || key.length > KEY_MAX || /^\d+$/.test(key)) return;
    if (!different[as].has(key) && different[as].size >= MOST[as]) return;
    different[as].add(key);
    const kind = as === "symbol" || as === "name" ? "name" : "phrase";
    const from = at + raw.indexOf(piece);
    found.push({ kind, text: piece, from, to: from + piece.length, keys: [key], named: false, field: "" });
  };
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token.length <= KEY_MAX && isIdentifier(token))
      add(/^[A-Z0-9_\\]+$/.test(token) ? "symbol" : "name", token, index);
  }
  for (const pattern of [QUOTED, FIELD]) {
    for (const match of text.matchAll(pattern)) {
      const value = match[1] ?? "";
      const start = match.index + match[0].indexOf(value);
      add("phrase", value, start);
      // `Gateway:IDLE_TIMEOUT:Websocket session is idle` names a symbol and a message.
      let at = 0;
      for (const part of value.split(":")) {
        if (part !== value) add("phrase", part, start + at);
        at += part.length + 1;
      }
    }
  }
  let at = 0;
  for (const line of text.split("\n")) {
    if (line.length <= KEY_MAX) add("line", line, at);
    // A line without quotes may still be `symbol: message`.
    const colon = line.lastIndexOf(":");
    if (colon > 0 && line.length - colon <= KEY_MAX) add("line", line.slice(colon + 1), at + colon + 1);
    at += line.length + 1;
  }
  return found;
}

/** Whether the text is one single identifier, such as a symbol. */
export const isOneIdentifier = (text: string): boolean => {
  const token = text.trim();
  return !/\s|^v?\d+(?:\.\d+)+$/.test(token) && !hasHan(token) && (isIdentifier(token) || /^[A-Z]{5,}$/.test(token));
};
