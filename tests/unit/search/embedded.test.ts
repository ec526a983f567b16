/** Codes, symbols and messages are found where people meet them: in lines of logs, responses, programs, addresses and questions. */
import { expect, test } from "@playwright/test";
import type { Code } from "../../../src/catalog/build.ts";
import { keyOf } from "../../../src/search/shared/keys.ts";
import { catalogOf } from "../content.ts";
import { dataOf, idsOf, sourceOf } from "./source.ts";

/** Every so many-th code is tried in each surrounding. */
const EVERY = 4;

const { codes } = catalogOf("content");
const idsByMessage = Map.groupBy(
  codes.flatMap(({ id, variants }) => variants.flatMap(({ messages }) => messages.map((text) => ({ id, text })))),
  ({ text }) => keyOf(text),
);
/** A message that no other code has and that says something, if the code has one. */
const messageOf = ({ variants }: Code): string | undefined =>
  variants
    .flatMap(({ messages }) => messages)
    .find((text) => text.length >= 8 && idsByMessage.get(keyOf(text))!.length === 1);

const withMessage = codes.flatMap((code) => {
  const message = messageOf(code);
  return message === undefined ? [] : [{ ...code, message }];
});
const withSymbol = codes.flatMap((code) => (code.symbol === undefined ? [] : [{ ...code, symbol: code.symbol }]));
const withNumber = codes.filter(({ code }) => /^-?\d{4,}$/.test(code));

/** Texts about codes, and the share of the codes that must come first. Other products have some of the numbers and words, too. */
const CASES: { name: string; texts: { id: string; text: string }[]; first: number }[] = [
  {
    name: "messages in lines of logs",
    texts: withMessage.map(({ id, message }) => ({
      id,
      text: `2026-11-29 10:00:00.123 ERROR [worker-3] c.e.Client - ${message}`,
    })),
    first: 0.88,
  },
  {
    name: "messages in quotes",
    texts: withMessage.map(({ id, message }) => ({ id, text: `Failed to call the API: "${message}"` })),
    first: 0.93,
  },
  {
    name: "messages of exceptions",
    texts: withMessage.map(({ id, message }) => ({
      id,
      text: `Exception in thread "main" java.lang.RuntimeException: ${message}\n\tat c.e.App.run(App.java:42)`,
    })),
    first: 0.9,
  },
  {
    name: "responses inside responses",
    texts: withMessage.map(({ id, code, message }) => ({
      id,
      text: JSON.stringify({ type: "event", data: JSON.stringify({ code, message }) }),
    })),
    first: 0.96,
  },
  {
    name: "fields of a callback",
    texts: withMessage.map(({ id, code, message }) => ({ id, text: `onError: errCode=${code}, errMsg=${message}` })),
    first: 0.91,
  },
  {
    name: "rows of tables",
    texts: withMessage.map(({ id, code, message }) => ({ id, text: `| ${code} | ${message} |` })),
    first: 0.95,
  },
  {
    name: "reports in Chinese",
    texts: withMessage.map(({ id, code, message }) => ({ id, text: `错误码：${code}，错误信息：${message}` })),
    first: 0.96,
  },
  {
    name: "quotes in a question",
    texts: withMessage.map(({ id, code, message }) => ({
      id,
      text: `I keep getting "${code}: ${message}" since yesterday, any idea what to do?`,
    })),
    first: 0.94,
  },
  {
    name: "symbols in a question",
    texts: withSymbol.map(({ id, symbol }) => ({ id, text: `调用之后返回了${symbol}，怎么处理？` })),
    first: 0.92,
  },
  {
    name: "questions that name the product",
    texts: codes.map(({ id, code, product }) => ({ id, text: `What does ${code} mean in ${product.name.en}?` })),
    first: 0.96,
  },
  {
    name: "parameters of addresses",
    texts: withNumber.map(({ id, code, product }) => ({
      id,
      text: `${product.name.zh} https://app.example/callback?requestId=f3a9&code=${code}`,
    })),
    first: 0.96,
  },
];

for (const { name, texts, first } of CASES) {
  test(`${name} lead to their codes`, async () => {
    const source = sourceOf(dataOf("content"));
    const tried = texts.filter((_, index) => index % EVERY === 0);
    const missed: string[] = [];
    for (const { id, text } of tried) if ((await idsOf(text, source))[0] !== id) missed.push(`${id}: ${text}`);
    console.log(`${name}: ${tried.length - missed.length} of ${tried.length}`);
    expect(tried.length).toBeGreaterThan(50);
    expect(1 - missed.length / tried.length, missed.join("\n")).toBeGreaterThanOrEqual(first);
  });
}
