/** What was typed or pasted leads to the codes it names, over the real catalogue. */
import { expect, test } from "@playwright/test";
import { dataOf, idsOf, outcomeOf, sourceOf } from "./source.ts";

const source = sourceOf(dataOf("content"));
const ids = (text: string) => idsOf(text, source);

for (const [text, id] of [
  ["41050008", "aliyun/nls/41050008"],
  ["４１０５０００８", "aliyun/nls/41050008"],
  ["41,050,008", "aliyun/nls/41050008"],
  ["错误码40000005", "aliyun/nls/40000005"],
  ["code40000005", "aliyun/nls/40000005"],
  ["[51026]", "unattributed/ai-sdk/51026"],
  ["ret=7006", "tencent/gme/7006"],
  ["ret = -7006", "tencent/gme/7006"],
  ["0x1001", "tencent/gme/4097"],
  ["0x00003004", "tencent/gme/12292"],
  [
    '{"status":40000004,"status_text":"Gateway:IDLE_TIMEOUT:Websocket session is idle for too long time"}',
    "aliyun/nls/40000004",
  ],
  ['{"data":"{\\"errcode\\":51021}"}', "unattributed/ai-sdk/51021"],
  ['HTTP/1.1 400 Bad Request\nContent-Length: 403\n\n{"status":40000003}', "aliyun/nls/40000003"],
  ["2024-03-08 10:41:07.512 [GME] OnEvent ITMG_MAIN_EVENT_TYPE_ENTER_ROOM result=7006 error_info=", "tencent/gme/7006"],
  ["IDLE_TIMEOUT", "aliyun/nls/40000004"],
  ["idle timeout", "aliyun/nls/40000004"],
  ["AV ERR AUTH FAILED", "tencent/gme/7006"],
  ["av-err-auth-failed", "tencent/gme/7006"],
  ["DownloadAppinfoUnset", "tencent/gme/12297"],
  ["OPENFILE_ERR", "tencent/gme/4101"],
  ["status.invalid:recording", "aispeech/flash/50353"],
  ["Too large wav header!", "aliyun/nls/40000009"],
  ["why does it say the wav header is too large", "aliyun/nls/40000009"],
  ["还没进房就退房报错", "tencent/gme/1201"],
  ["鉴全失败", "tencent/gme/7006"],
  ["websocket idle timout", "aliyun/nls/40000004"],
  ["帳號欠費", "tencent/gme/7005"],
  ["录音文件放在oss上下载不了", "aliyun/nls/41050002"],
  ["The token '5f4dcc3b5aa765d61d8327deb882cf99' has expired!", "aliyun/nls/40000001"],
  ["token: 40000001", "aliyun/nls/40000001"],
  ["4000\u200b0001", "aliyun/nls/40000001"],
  ["0xFFFFE4A2", "tencent/gme/7006"],
  ["permissoin", "tencent/gme/4102"],
  ["others", "aispeech/flash/others"],
] as const) {
  test(`“${text.slice(0, 60).replaceAll("\n", " ")}” leads to ${id}`, async () => {
    expect((await ids(text))[0]).toBe(id);
  });
}

test("a bare number lists every product that uses it; a name, a callback or a field tells which is meant", async () => {
  const both = ["tencent/gme/10001", "unattributed/ai-sdk/10001"];
  expect((await ids("10001")).sort()).toEqual(both);
  expect((await ids("腾讯 gme 10001"))[0]).toBe(both[0]);
  expect((await ids("AI SDK 10001"))[0]).toBe(both[1]);
  expect((await ids("OnEvent ITMG_MAIN_EVENT_TYPE_ENTER_ROOM 10001"))[0]).toBe(both[0]);
  expect((await ids('{"errcode":10001}'))[0]).toBe(both[1]);
});

test("a frame whose message contradicts its number shows both", async () => {
  const found = await ids('{"status":40000000,"message":"Gateway:TOO_MANY_REQUESTS:Too many requests!"}');
  expect(found.slice(0, 2).sort()).toEqual(["aliyun/nls/40000000", "aliyun/nls/40000005"]);
});

test("a status of HTTP with its name is no beginning of a code", async () => {
  const { results } = await outcomeOf("HTTP 502 Bad Gateway", source);
  expect(results.filter(({ match }) => match === "code")).toEqual([]);
});

test("exact code before symbol before message before words", async () => {
  const { results } = await outcomeOf("40000004 IDLE_TIMEOUT", source);
  expect(results[0]!.match).toBe("code");
  const matches = async (text: string) => (await outcomeOf(text, source)).results[0]!.match;
  expect(await matches("IDLE_TIMEOUT")).toBe("symbol");
  expect(await matches("Invalid wav header!")).toBe("message");
  expect(await matches("wav 文件头不对")).toBe("text");
});

test("the beginning of a code lists the codes in order, those of the product with most of them first", async () => {
  expect(await ids("4105001")).toEqual(["10", "11", "12", "13", "14", "15"].map((end) => `aliyun/nls/410500${end}`));
  expect((await ids("5105"))[0]).toBe("aliyun/nls/51050000");
  expect((await outcomeOf("4105001", source)).results.every(({ isBeginning }) => isBeginning)).toBe(true);
});

for (const [text, near] of [
  ["70066", "7006"],
  ["41050088", "41050008"],
  ["errcode: 7060", "7006"],
  ["error 4105008", "41050008"],
] as const) {
  test(`${text} is no code: ${near} is suggested, never a result`, async () => {
    const { results, suggestions, unknown } = await outcomeOf(text, source);
    expect(results).toEqual([]);
    expect(suggestions.map((suggestion) => suggestion.near)).toContain(near);
    expect(unknown.map(({ number }) => number)).toEqual([text.replace(/\D/g, "")]);
  });
}

test("an unknown number is told with what its block means", async () => {
  const { unknown } = await outcomeOf("41050099", source);
  expect(unknown[0]!.blocks.map(({ product }) => product)).toContain("aliyun/nls");
  expect((await outcomeOf("99999999", source)).unknown[0]!.blocks).toEqual([]);
});

test("a misspelt symbol is a suggestion; the right spelling of a vendor's misspelling is a result", async () => {
  const { results, suggestions } = await outcomeOf("FILE_403_FORBIDEN", source);
  expect(results).toEqual([]);
  expect(suggestions[0]!.near).toBe("FILE_403_FORBIDDEN");
  expect((await ids("AV_ERR_ACCEPT_FAILED"))[0]).toBe("tencent/gme/1802");
});

for (const text of [
  "v4.4.1",
  'GET /x HTTP/1.1" 403 4102',
  "127.0.0.1:8195",
  "火车票怎么买",
  "asdfqwer",
  "<script>alert(1)</script>",
  "0xDEADBEEF",
  "'; DROP TABLE users; --",
  "!!!",
]) {
  test(`“${text}” finds nothing`, async () => {
    expect(await ids(text)).toEqual([]);
  });
}

for (const [text, slug] of [
  ["55000012", "550xxxxx"],
  ["code: 100007", "100001-100010"],
  ["-3301", "minus-3301"],
  ["0x00e", "0x00e"],
  ["FailedOperation.ErrorDownFile", "failedoperation-errordownfile"],
] as const) {
  test(`${text} is found whatever shape its code has`, async () => {
    expect((await idsOf(text, sourceOf(dataOf("tests/fixtures/shapes"))))[0]).toBe(`example/kit/${slug}`);
  });
}

test("what is found stands although the rest of the data cannot be read; without anything the failure is told", async () => {
  const fail = () => Promise.reject(new Error("offline"));
  const broken = { ...source, postings: fail, products: fail, vocabulary: fail };
  expect(await idsOf("错误码 40000004", broken)).toEqual(["aliyun/nls/40000004"]);
  await expect(idsOf("token expired yesterday", broken)).rejects.toThrow("offline");
});
