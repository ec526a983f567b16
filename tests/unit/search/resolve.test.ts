/** What was typed or pasted leads to the codes it names, over the real catalogue. */
import { expect, test } from "@playwright/test";
import { entryOf } from "../../../src/search/entry.ts";
import { unescape, words } from "../../../src/search/fold.ts";
import { formsOf, numbersIn } from "../../../src/search/numbers.ts";
import { indexOf, isOneEditApart, resolve } from "../../../src/search/resolve.ts";
import { catalogOf } from "../content.ts";

const index = indexOf(catalogOf("content").codes.map(entryOf));
const ids = (text: string) => resolve(text, index).found.map(({ entry }) => entry.id);
const first = (text: string) => ids(text)[0];

test("spellings meet in their words", () => {
  expect(words("AV_ERR-AuthFailed!")).toBe("av err auth failed");
  expect(words("ＡＶ ＥＲＲ")).toBe("av err");
  expect(unescape('AUDIO\\_FILE said \\"x\\"')).toBe('AUDIO_FILE said "x"');
});

test("one number is found in every notation", () => {
  expect(formsOf("0x00003004")).toEqual(expect.arrayContaining(["12292", "0x3004"]));
  expect(formsOf("-7006")).toEqual(expect.arrayContaining(["-7006", "7006"]));
  expect(formsOf("0041")).toContain("41");
  expect(formsOf("0x80070005")).toContain("-2147024891");
});

test("numbers that are no codes are passed over", () => {
  const line =
    "2024-03-08 10:41:07.512 host.example.com:15000 10.0.0.1:8080 v2.9.15 took 7006 ms at app.js:1001 ret=7004";
  expect(numbersIn(line).map(({ text, named }) => [text, named])).toEqual([["7004", true]]);
});

for (const [text, id] of [
  ["41050008", "aliyun/nls/41050008"],
  ["４１０５０００８", "aliyun/nls/41050008"],
  ["错误码40000005", "aliyun/nls/40000005"],
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
  ["AV_ERR_AUTH_FAILED", "tencent/gme/7006"],
  ["AudioTooShort", "tencent/gme/4103"],
  ["status.invalid:recording", "aispeech/flash/50353"],
  ["Too large wav header!", "aliyun/nls/40000009"],
  ["others", "aispeech/flash/others"],
] as const) {
  test(`“${text.slice(0, 60).replaceAll("\n", " ")}” leads to ${id}`, () => {
    expect(first(text)).toBe(id);
  });
}

test("a bare number lists every product that uses it", () => {
  expect(ids("10001").sort()).toEqual(["tencent/gme/10001", "unattributed/ai-sdk/10001"]);
});

test("a frame whose message contradicts its number shows both", () => {
  const found = ids('{"status":40000000,"message":"Gateway:TOO_MANY_REQUESTS:Too many requests!"}');
  expect(found.slice(0, 2).sort()).toEqual(["aliyun/nls/40000000", "aliyun/nls/40000005"]);
});

test("the beginning of a code lists the codes in order", () => {
  expect(ids("4105001")).toEqual(["10", "11", "12", "13", "14", "15"].map((end) => `aliyun/nls/410500${end}`));
});

test("a near miss is a suggestion, never a result", () => {
  for (const [text, near] of [
    ["70066", "7006"],
    ["41050088", "41050008"],
    ["errcode: 7060", "7006"],
    ["5010", undefined],
  ] as const) {
    const { found, suggestions, unknownCode } = resolve(text, index);
    if (near) {
      expect(found, text).toEqual([]);
      expect(unknownCode, text).toBe(true);
      expect(
        suggestions.map(({ code }) => code),
        text,
      ).toContain(near);
    } else {
      expect(
        found.every(({ entry }) => entry.code.startsWith(text)),
        text,
      ).toBe(true);
    }
  }
});

test("one edit is a digit more, less, changed or two swapped", () => {
  expect(isOneEditApart("70066", "7006")).toBe(true);
  expect(isOneEditApart("700", "7006")).toBe(true);
  expect(isOneEditApart("7005", "7006")).toBe(true);
  expect(isOneEditApart("7060", "7006")).toBe(true);
  expect(isOneEditApart("7006", "7006")).toBe(false);
  expect(isOneEditApart("7066", "7600")).toBe(false);
});

test("hostile and random text neither throws nor takes long", () => {
  const alphabet = "aA0_-.:/{}[]\"'\\<>= 错码\n";
  let seed = 1;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  for (let round = 0; round < 200; round++) {
    const text = Array.from({ length: 200 }, () => alphabet[Math.floor(random() * alphabet.length)]).join("");
    expect(() => resolve(text, index)).not.toThrow();
  }
  for (const text of [
    "9".repeat(50_000),
    "a.".repeat(50_000),
    "0x".repeat(50_000),
    "a1".repeat(50_000),
    "\\".repeat(50_000),
  ]) {
    expect(() => resolve(text, index)).not.toThrow();
  }
});
