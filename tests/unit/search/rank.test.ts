/** Hits in the order a reader expects. */
import { expect, test } from "@playwright/test";
import { bareNumber, matchOf, rankHits, type Hit } from "../../../src/search/rank.ts";

const hit = (code: string, score: number, more: Partial<Hit> = {}): Hit => ({
  id: `aliyun/nls/${code}`,
  code,
  symbols: "",
  messages: "",
  score,
  ...more,
});
const order = (query: string, hits: Hit[]) => rankHits(query, hits).map(({ code, match }) => `${code}:${match}`);

test("a number alone is recognised in brackets, quotes and full width", () => {
  expect(bareNumber("[41050008]")).toBe("41050008");
  expect(bareNumber("４１０５０００８")).toBe("41050008");
  expect(bareNumber("status 403")).toBeUndefined();
  expect(bareNumber("")).toBeUndefined();
});

test("code, symbol, message and text are told apart", () => {
  const page = { code: "40000004", symbols: "IDLE_TIMEOUT Gone", messages: "Websocket session is idle\nother" };
  expect(matchOf("40000004", page)).toBe("code");
  expect(matchOf("400000", page)).toBe("code");
  expect(matchOf("status 40000004 again", page)).toBe("code");
  expect(matchOf("idle-timeout", page)).toBe("symbol");
  expect(matchOf("session is IDLE", page)).toBe("message");
  expect(matchOf("timeout", page)).toBe("text");
  expect(matchOf("", page)).toBe("text");
});

test("exact comes before prefix, better matches before better scores", () => {
  expect(order("403", [hit("40300001", 9), hit("403", 1)])).toEqual(["403:code", "40300001:code"]);
  expect(
    order("grpc error", [
      hit("1", 9),
      hit("2", 5, { messages: "GRPC_ERROR:Grpc error!" }),
      hit("3", 1, { symbols: "GRPC_ERROR" }),
    ]),
  ).toEqual(["3:symbol", "2:message", "1:text"]);
});

test("codes that begin with a number come in the order of their numbers", () => {
  expect(order("4105", [hit("41050010", 9), hit("41050002", 1)])).toEqual(["41050002:code", "41050010:code"]);
});

test("a near miss of a number is no result", () => {
  expect(order("70066", [hit("7006", 9)])).toEqual([]);
  expect(order("41050088", [hit("41050008", 9)])).toEqual([]);
  expect(order("41", [hit("41050008", 9)])).toEqual([]);
});

test("a page found in both languages is one result, with its better score", () => {
  expect(rankHits("x", [hit("1", 2), hit("1", 3), hit("2", 2.5)]).map(({ code, score }) => [code, score])).toEqual([
    ["1", 3],
    ["2", 2.5],
  ]);
});
