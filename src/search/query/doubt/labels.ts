/** Reads what a text says that its numbers mean: a row `20002 | only bots can use this` is not about a code with another meaning. */
import { fold } from "../../shared/fold.ts";
import { quotesIn, type Mention } from "../text/mentions.ts";
import { knownCodes } from "../known-codes.ts";
import { rankWords } from "../words/rank.ts";
import type { Result } from "../results.ts";
import { postingsOf, type Source } from "../source.ts";
import { isAboutSpeech } from "./surroundings.ts";
import type { Tuning } from "../tuning.ts";
import { queryWords, termsOfWords } from "../words/vocabulary.ts";

/** The beginning of a row or branch, up to its number. */
const ROW_START = /^[\s|#*>•\-]*(?:case\s+|[\w.<>[\]\s]*\s=\s)?["'`[(]*$/;
/** Between a number and its label. */
const BEFORE_LABEL = /^["'`)\]]*\s*(?:[|:：,，;–—=>\t-]|return\b)[\s|:：,，;–—=>\-0-9"'`(/*]*/;
/** The text in quotes right after a number: `(10003, "user name already exists")`, `7004 "Not authorized"`. The name of a field is none. */
const QUOTED_AFTER = /^["'`)\]]*\s*[,:|(]?\s*["'`]([^"'`\n]{4,})["'`](?!\s*[:=])/;
/** The name of what holds or takes a number: `planet_id: 41050008`, `getCategoryLink(41050008)`, `planetId: number = 41050008`. */
const OWNER =
  /(?:([A-Za-z_]\w*)["'\]]?(?:\s*:\s*(?!\w*(?:[Cc]ode|[Ee]rr|[Ss]tatus|[Rr]et))[A-Za-z]\w*)?\s*(?:={1,3}|\(|=>)|(?:^|[{,("'])\s*["']?([A-Za-z_]\w*)["']?\s*:)\s*["'`]?$/;
/** How far before a number that name, or the beginning of its row, is looked for, in characters: a log may be a single line. */
const OWNER_DISTANCE = 100;
/** Words of such names with which the number may be any code. */
const OF_CODES =
  /code|err|status|^(?:no|state|ret|rets|return|returns|result|results|rc|reason|resp|response|exception|fail\w*|fault|clos\w+|event|case|switch|assert|expect|equals?|be|is|if|includes?|contains?|has|check|handle\w*|on|message|msg|print\w*|log|info|warn|debug|val|value|num|number|int|key|data|add|put|push|of|in|cause|kind|type|test)$/;
/** A label says something: two Chinese characters or a word of four letters. */
const LABEL = /\p{Script=Han}{2}|\p{L}{4}/u;
/** How far before and after a number its message is looked for, in characters. */
const LABEL_DISTANCE = 240;
/** Most labels of one text that are compared. */
const LABELS_MAX = 40;

/** A branch of a program whose text stands on the next lines, and how many of them are read. */
const BRANCH = /^["'`)\]]*\s*:\s*\{?\s*$/;
const BRANCH_LINES = 3;

/** The message beside a number that is a field of the same object: `"code": 4004, "message": "…"`, or in the other order. */
const MESSAGE = String.raw`["']?(?:\w{0,20}(?:message|msg|text|desc|info|description)|error|reason|detail)["']?\s*[=:]\s*[a-z]?["'\`]([^"'\`\n]{4,})`;
// A text that was cut may end inside the message.
const FIELD_AFTER = new RegExp(String.raw`^["']?\s*,\s*${MESSAGE}(?:["'\`]|\n|$)`, "i");
const FIELD_BEFORE = new RegExp(String.raw`${MESSAGE}["'\`]\s*,\s*["']?\w+["']?\s*[=:]\s*["']?$`, "i");

/** Fields in which programs of any kind have codes, folded, unlike `err_no`. */
const COMMON_FIELD = /^(?:[a-z]+ ){0,2}\w*code$|^(?:status|ret|result|errno)$/;
/** A number of so many digits is rarely anybody else's code, whatever its message says. */
const DISTINCTIVE_DIGITS = 8;

/** The message of a number's object, or `undefined` if it has none or does not matter. */
function messageOf(text: string, { from, to, field }: Mention): string | undefined {
  if (to - from >= DISTINCTIVE_DIGITS || !COMMON_FIELD.test(field)) return undefined;
  const [, after] = FIELD_AFTER.exec(text.slice(to, to + LABEL_DISTANCE)) ?? [];
  return after ?? FIELD_BEFORE.exec(text.slice(Math.max(0, from - LABEL_DISTANCE), from))?.[1];
}

/**
 * What a text says that a number means: the message of its object; the rest of its row in a list; or what is quoted in its branch
 * of a program. It is empty if the text does not say.
 * @example labelOf("| 20002 | only bots |", numberMention) // => "only bots |"
 */
function labelOf(text: string, mention: Mention): string {
  const { from, to } = mention;
  const message = messageOf(text, mention);
  if (message !== undefined) return LABEL.test(message) ? message : "";
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const before = text.slice(start, from);
  if (before.length > OWNER_DISTANCE || !ROW_START.test(before))
    return quotedAfter(text.slice(to, to + LABEL_DISTANCE), mention) || ownerIn(before);
  const [row = "", ...next] = text.slice(to).split("\n", BRANCH_LINES + 1);
  const separator = BEFORE_LABEL.exec(row)?.[0];
  const label = BRANCH.test(row)
    ? quotesIn(next.join("\n")).join("\n")
    : row.slice(separator?.length ?? row.length).trim();
  return LABEL.test(label) ? label : "";
}

/** What is quoted right after a number of few digits. */
const quotedAfter = (after: string, { from, to }: Mention): string =>
  (to - from < DISTINCTIVE_DIGITS && QUOTED_AFTER.exec(after)?.[1]) || "";

/** Whether the number of a result leads to no other. */
const isOnly = ({ mentions }: Result, results: readonly Result[]): boolean =>
  results.every(
    (other) =>
      other.mentions === mentions ||
      !other.mentions.some(({ from }) => mentions.some((mention) => mention.from === from)),
  );

/** The words of the name of what holds a number, if they say what it is. */
function ownerIn(before: string): string {
  const [, holder, key] = OWNER.exec(before.slice(-OWNER_DISTANCE)) ?? [];
  const words = fold(holder ?? key ?? "").split(" ");
  const isTelling = words.some((word) => word.length > 1) && !words.some((word) => OF_CODES.test(word));
  return isTelling ? words.join(" ") : "";
}

/**
 * For each result whose number has a label in the text, the share of the label's importance that the code's page covers, 0 to 1,
 * by its id.
 * @throws what the source throws
 */
export async function labelShares(
  text: string,
  results: readonly Result[],
  source: Source,
  tuning: Tuning,
): Promise<Map<string, number>> {
  const shares = new Map<string, number>();
  const codeResults = results.filter(({ match }) => match === "code");
  const labelled = codeResults.flatMap((result) => {
    const labels = result.mentions.filter(({ kind }) => kind === "number").map((mention) => labelOf(text, mention));
    const label = labels.join("\n");
    // A number that also stands elsewhere is not defined by its row alone.
    const isDefined = labels.length > 0 && !labels.includes("");
    // A number of a single product, with a label that speaks of speech, is its own in other words.
    const isOwn = isAboutSpeech({ text: label }) && isOnly(result, codeResults);
    return isDefined && !isOwn ? [{ entry: result.entry, label }] : [];
  });
  if (labelled.length === 0) return shares;
  const [vocabulary, products] = await Promise.all([source.vocabulary(), source.products()]);
  const codes = knownCodes(products);
  for (const { entry, label } of labelled.slice(0, LABELS_MAX)) {
    const words = queryWords(label, vocabulary);
    const hits = rankWords(words, await postingsOf(termsOfWords(words), source), codes.length, tuning);
    shares.set(entry.id, hits.find(({ position }) => codes[position]?.id === entry.id)?.share ?? 0);
  }
  return shares;
}
