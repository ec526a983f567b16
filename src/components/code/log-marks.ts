/** What a log shows of a code besides its number, so that codes with the same number can be told apart. */
import type { Code } from "../../catalog/build.ts";

/** Symbol, messages and labels of a code; prefixes, callbacks, field names and search words of its product. */
function logMarksOf({ symbol, variants, product }: Code): Set<string> {
  const { prefixes, callbacks, codeFields, messageFields } = product.logs;
  const literals = variants.flatMap(({ messages, label }) => [...messages, label]);
  const marks = [
    symbol,
    ...literals,
    ...prefixes,
    ...callbacks,
    ...codeFields,
    ...messageFields,
    ...product.searchWords,
  ];
  return new Set(marks.filter((mark) => mark !== undefined));
}

/** The marks of each code that no other of the codes has. */
export function distinguishingMarks(codes: readonly Code[]): Map<Code, string[]> {
  const allMarks = new Map(codes.map((code) => [code, logMarksOf(code)]));
  const isShared = (mark: string) => [...allMarks.values()].filter((marks) => marks.has(mark)).length > 1;
  return new Map(codes.map((code) => [code, [...logMarksOf(code)].filter((mark) => !isShared(mark))]));
}
