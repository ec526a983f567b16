/** The queries and pastes of `tests` find what they must without the full-text search; the bench adds it in a browser. */
import { expect, test } from "@playwright/test";
import { brokenPromises, figuresOf, isRight, judge, PASTES, PROMISED, QUERIES } from "../../queries.ts";
import { dataOf, idsOf, outcomeOf, sourceOf } from "./source.ts";

const source = sourceOf(dataOf("content"));

test("the search answers the promised shares of queries", async () => {
  const judged = [];
  for (const query of QUERIES) judged.push({ query, ...judge(query, await idsOf(query.q, source)) });
  expect(judged.length).toBeGreaterThan(1300);
  expect(brokenPromises(figuresOf(judged))).toEqual([]);
});

test("the search finds the codes of pasted logs, programs and tables, and no others", async () => {
  const wrong = [];
  for (const paste of PASTES) if (!isRight(paste, await idsOf(paste.text, source))) wrong.push(paste.file);
  expect(PASTES.length).toBeGreaterThan(30);
  expect(wrong.length, wrong.join(", ")).toBeLessThanOrEqual(PASTES.length * (1 - PROMISED.pastes));
});

for (const [text, service, id] of [
  ["讯飞AIUI 报 20001", "other products of iFLYTEK", "aispeech/flash/20001"],
  ["TRTC Web 0x1001", "Tencent RTC (TRTC)", "tencent/gme/4097"],
  ["AxiosError: Request failed with status code 503", "an HTTP client or server", "aispeech/flash/503"],
  ["百度OCR授权文件不存在", "other products of Baidu AI Cloud", "unattributed/ai-sdk/10001"],
] as const) {
  test(`“${text}” is about another service, and ours is only suggested`, async () => {
    const { results, suggestions, otherServices } = await outcomeOf(text, source);
    expect(results).toEqual([]);
    expect(otherServices.map(({ name }) => name.en)).toContain(service);
    expect(suggestions.map(({ entry }) => entry.id)).toContain(id);
  });
}

for (const [text, id] of [
  ["DashScope 之外还用阿里云 NLS，报 40000001", "aliyun/nls/40000001"],
  ["火山引擎的 demo 里看到 AV_ERR_HAS_IN_THE_STATE 1003", "tencent/gme/1003"],
  ["GME websocket 1007", "tencent/gme/1007"],
  ["WebSocket closed with code 1007", "web/websocket/1007"],
  ["SpeechRecognition error: no-speech", "web/speech/no-speech"],
  ["NotReadableError: Could not start audio source", "web/media/notreadableerror"],
] as const) {
  test(`“${text}” still finds ${id}`, async () => {
    expect(await idsOf(text, source)).toContain(id);
  });
}

test("a WebSocket close code is not taken for the same number of a product", async () => {
  const { results, suggestions } = await outcomeOf("WebSocket closed with code 1007", source);
  expect(results.map(({ entry }) => entry.id)).not.toContain("tencent/gme/1007");
  expect(suggestions.map(({ entry }) => entry.id)).toContain("tencent/gme/1007");
});

for (const [text, id] of [
  ["错误码112：授权过期或者终端数量已满", "iflytek/webapi/11200"],
  ["error code 471: the licence has expired", "unattributed/ai-sdk/10003"],
] as const) {
  test(`“${text}” names an unknown code: ${id} is suggested for its words`, async () => {
    const { results, suggestions } = await outcomeOf(text, source);
    expect(results).toEqual([]);
    expect(suggestions.filter(({ why }) => why === "words").map(({ entry }) => entry.id)).toContain(id);
  });
}

for (const text of ["苹果股价", "how to center a div", "租房合同模板下载", "mysql 索引优化", "asdfqwer", "!!!"]) {
  test(`“${text}” is about something else: not even suggestions`, async () => {
    const { results, suggestions } = await outcomeOf(text, source);
    expect([...results, ...suggestions]).toEqual([]);
  });
}

for (const text of ["阿里云 512MB", "音频文件超出512MB", "录音文件大于 512 M", "file over 512 megabytes"]) {
  test(`“${text}” finds the limit of 512 MB`, async () => {
    expect((await idsOf(text, source)).slice(0, 2)).toContain("aliyun/nls/41050004");
  });
}
