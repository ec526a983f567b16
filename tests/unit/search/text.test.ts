/** The parts of a search: spellings, numbers, terms, corrections, filters and full text. */
import { expect, test } from "@playwright/test";
import { traditionalPairs } from "../../../src/search/index/traditional.ts";
import { ask } from "../../../src/search/query/ask.ts";
import { differenceOf } from "../../../src/search/query/codes/difference.ts";
import { holdsMostWords, type TextHit } from "../../../src/search/query/full-text.ts";
import { covers } from "../../../src/search/query/known-codes.ts";
import { formsOf, callsCode, numbersIn } from "../../../src/search/query/text/numbers.ts";
import { readQuestion } from "../../../src/search/query/text/question.ts";
import { editDistance } from "../../../src/search/query/codes/edit-distance.ts";
import { correctionsOfRun, correctionsOfWord, splitWord } from "../../../src/search/query/words/corrections.ts";
import { cleanText, fold, simplifierOf } from "../../../src/search/shared/fold.ts";
import { spellQuantities } from "../../../src/search/shared/quantities.ts";
import { IS_DATA } from "../../../src/search/shared/shape.ts";
import { entryFileCount, entryFileOfKey, fileOf } from "../../../src/search/shared/shards.ts";
import { fillersOf, phrasesOf, runsOf, termsOf } from "../../../src/search/shared/terms.ts";
import { dataOf, sourceOf } from "./source.ts";

test("different spellings of a symbol become equal", () => {
  for (const text of ["AV_ERR_AUTH", "av-err-auth", "AV ERR AUTH", "AvErrAuth", "ＡＶ＿ERR＿AUTH", "AV\\_ERR\\_AUTH"]) {
    expect(fold(text)).toBe("av err auth");
  }
  expect(cleanText('AUDIO\\_FILE said \\"x\\"')).toBe('AUDIO_FILE said "x"');
});

test("a number is converted to every notation", () => {
  expect(formsOf("0x00003004")).toEqual(expect.arrayContaining(["12292", "0x3004"]));
  expect(formsOf("-7006")).toEqual(expect.arrayContaining(["-7006", "7006"]));
  expect(formsOf("0041")).toContain("41");
  expect(formsOf("0x80070005")).toContain("-2147024891");
});

const numbers = (text: string) => numbersIn(text).map(({ text: number, isCalledCode }) => [number, isCalledCode]);

test("numbers that are not codes are ignored", () => {
  const line =
    "2024-03-08 10:41:07.512 host.example.com:15000 10.0.0.1:8080 v2.9.15 took 7006 ms at app.js:1001 ret=7004";
  expect(numbers(line)).toEqual([["7004", true]]);
  expect(numbers("pid 1234 thread=77 port 8080 line 12 sent 640 bytes seq=9")).toEqual([]);
  expect(numbers("id 8f14e45fceea167a5a36dedd4bea2543 7006")).toEqual([["7006", false]]);
  expect(numbers('{"status":40000004,"message_id":"05450bf69c53413f8d88aed1ee600e93"}')).toEqual([["40000004", true]]);
});
test("numbers of dates in words are not codes, unlike a decimal number beside DEC", () => {
  expect(numbers("License expired on 28 Jan 2017")).toEqual([]);
  expect(numbers("expired January 28, 2017")).toEqual([]);
  expect(numbers("//DEC 4102 no right to access")).toEqual([["4102", false]]);
});

test("an amount with separators is one number, and no code", () => {
  expect(numbers("refuses a 6,000 character chapter, limit 10,000")).toEqual([]);
  expect(numbers("status 401,403")).toEqual([
    ["401", true],
    ["403", false],
  ]);
});

test("amounts in different spellings are one word", () => {
  const wordOf = (text: string) => spellQuantities(text).trim().split(" ")[0];
  expect(["6,000 characters", "六千字", "6 千字"].map(wordOf)).toEqual(Array(3).fill("6000chars"));
  expect(["60s", "一分钟", "六十秒", "one minute"].map(wordOf)).toEqual(Array(4).fill("60000ms"));
  expect(["1 MB", "1024kb", "1048576 字节"].map(wordOf)).toEqual(Array(3).fill("1048576bytes"));
  expect(["一千五百个字", "1,500 chars"].map(wordOf)).toEqual(Array(2).fill("1500chars"));
});

test("the status of an MRCP response is a code, and the numbers before it are not", () => {
  expect(numbers("MRCP/2.0 112 543257 407 COMPLETE")).toEqual([["407", true]]);
  expect(numbers("MRCP/1.0 543257 407 COMPLETE")).toEqual([["407", true]]);
});

test("the status of a task does not name a code, and a verb does", () => {
  expect(callsCode('"task_status":"')).toBe(false);
  expect(callsCode('"status":"')).toBe(true);
  expect(numbers("停止播放以后日志里出现 499")).toEqual([["499", true]]);
});

test("a number directly after a word such as “code” is a code, after other letters it is part of a name", () => {
  expect(numbers("错误码40000005")).toEqual([["40000005", true]]);
  expect(numbers("code40000005")).toEqual([["40000005", true]]);
  expect(numbers("room10001 x86_64 mp3")).toEqual([]);
});

test("a code may cover many numbers", () => {
  expect(covers("550xxxxx", "55000012")).toBe(true);
  expect(covers("550xxxxx", "5500001")).toBe(false);
  expect(covers("100001~100010", "100007")).toBe(true);
  expect(covers("100001~100010", "100011")).toBe(false);
  expect(covers("41050008", "41050008")).toBe(false);
});

const fillers = fillersOf(["怎么办", "怎么", "the", "is"]);

test("a text is split into terms without its fillers", () => {
  expect(termsOf("The tokens expired 鉴权失败怎么办", fillers)).toEqual(["token", "expir", "鉴权", "权失", "失败"]);
  expect(termsOf("exceeds exceeded exceed", fillers)).toEqual(["exceed", "exceed", "exceed"]);
  expect(phrasesOf(runsOf("is not logged in", fillers))).toEqual(["not log", "log in"]);
});

test("typing errors and wrong characters lead to the words that were meant", () => {
  expect(editDistance("timout", "timeout", 2)).toBe(1);
  expect(editDistance("exsit", "exist", 2)).toBe(1);
  expect(editDistance("7006", "70661", 1)).toBe(2);
  expect(correctionsOfWord("permision", ["permission", "session", "version"])).toEqual(["permission"]);
  expect(correctionsOfWord("mic", ["mix"])).toEqual([]);
  expect(splitWord("samplerate", new Set(["sample", "rate"]))).toEqual(["sample", "rate"]);
  expect(correctionsOfRun("鉴全失败", new Set(["鉴权", "权失", "失败"]), true)).toEqual(["鉴权失败"]);
  expect(correctionsOfRun("火车票", new Set(["鉴权", "失败"]), true)).toEqual([]);
});

test("traditional characters are replaced with simplified ones, and positions stay the same", () => {
  const simplify = simplifierOf(traditionalPairs());
  expect(simplify("帳號欠費，喚醒詞無效")).toBe("帐号欠费，唤醒词无效");
  expect(simplify("錄音 ret=7006")).toHaveLength("錄音 ret=7006".length);
});

test("the part of a near miss that differs is marked", () => {
  const marked = (asked: string, near: string) =>
    differenceOf(asked, near)
      .map(({ text, differs }) => (differs ? `[${text}]` : text))
      .join("");
  expect(marked("7060", "7006")).toBe("70[06]");
  expect(marked("70066", "7006")).toBe("7006[]");
  expect(marked("FILE_403_FORBIDEN", "FILE_403_FORBIDDEN")).toBe("FILE_403_FORBID[D]EN");
});

test("every key has a file, and keys spread over all files", () => {
  const files = entryFileCount(10_000);
  for (const key of ["41050008", "idle timeout", "鉴权失败", ""]) {
    expect(fileOf(key, files)).toBeLessThan(files);
    for (const count of [1, 2, 3, files]) expect(entryFileOfKey(key, count)).toBeLessThan(count);
  }
  expect(new Set(Array.from({ length: 1000 }, (_, number) => fileOf(`${number}`, 8))).size).toBe(8);
  expect(entryFileOfKey("41050008", files)).toBeLessThan(files / 2);
  expect(entryFileOfKey("idle timeout", files)).toBeGreaterThanOrEqual(files / 2);
});

const source = sourceOf(dataOf("content"));
const askWith = (text: string, filters: { vendor: string; category: string }, ids: string[] = []) => {
  const hits: TextHit[] = ids.map((id) => ({ meta: { id }, content: text }));
  return ask({ question: readQuestion(text), filters, limit: 20 }, source, async () => ({ hits, hasMore: false }));
};
const ALL = { vendor: "", category: "" };

test("filters select by vendor and category, and the outcome says if they hide everything", async () => {
  const vendorsWith = async (filters: typeof ALL) =>
    new Set((await askWith("10001", filters)).results.map(({ entry }) => entry.id.split("/")[0]));
  expect(await vendorsWith(ALL)).toEqual(new Set(["iflytek", "picovoice", "tencent", "unattributed"]));
  expect(await vendorsWith({ ...ALL, vendor: "tencent" })).toEqual(new Set(["tencent"]));
  // The beginning of a vendor's id does not match the vendor.
  expect(await askWith("10001", { ...ALL, vendor: "tence" })).toMatchObject({ state: "filtered", results: [] });
  const [first] = (await askWith("41050008", ALL)).results;
  const { category } = first!.entry;
  expect((await askWith("41050008", { ...ALL, category })).results).toEqual([first]);
  expect((await askWith("41050008", { ...ALL, category: "unknown" })).state).toBe("filtered");
  expect((await askWith("", ALL)).state).toBe("idle");
});

test("codes that only the full-text search found come after the others, each once", async () => {
  const question = "sample rate does not fit the model";
  const first = (await askWith(question, ALL)).results.map(({ entry }) => entry.id);
  expect(first.length).toBeGreaterThan(0);
  expect(first).not.toContain("tencent/gme/7015");
  const { results } = await askWith(question, ALL, [first[0]!, "tencent/gme/7015", "tencent/gme/7015"]);
  expect(results.map(({ entry }) => entry.id)).toEqual([...first, "tencent/gme/7015"]);
  expect(results.at(-1)!.match).toBe("text");
});

test("a failing full-text search is an error only if nothing else was found", async () => {
  const failing = (text: string) =>
    ask({ question: readQuestion(text), filters: ALL, limit: 20 }, source, () => Promise.reject(new Error("gone")));
  expect((await failing("sample rate does not fit the model")).results.length).toBeGreaterThan(0);
  await expect(failing("zzyx qwvv")).rejects.toThrow("gone");
  // The filters hide what was found: that is said, rather than the failure.
  const filters = { vendor: "tencent", category: "device" };
  const hidden = await ask({ question: readQuestion("Too large wav header!"), filters, limit: 20 }, source, () =>
    Promise.reject(new Error("gone")),
  );
  expect(hidden.state).toBe("filtered");
});

test("codes that were found are shown even if the vocabulary cannot be loaded", async () => {
  const failing = { ...source, vocabulary: () => Promise.reject(new Error("gone")) };
  const { results } = await ask(
    { question: readQuestion("Too large wav header!"), filters: ALL, limit: 20 },
    failing,
    async () => ({ hits: [{ meta: { id: "tencent/gme/7015" }, content: "wav header" }], hasMore: false }),
  );
  expect(results.map(({ entry }) => entry.id)).toContain("aliyun/nls/40000009");
});

test("a page must contain most words of a question, in any inflection", () => {
  expect(holdsMostWords("Wait and retry.", "asdfqwer", fillers)).toBe(false);
  expect(holdsMostWords("The token has expired.", "tokens expiring", fillers)).toBe(true);
  expect(holdsMostWords("账号欠费后停止服务", "账号欠费", fillers)).toBe(true);
  expect(holdsMostWords("怎么办", "火车票怎么买", fillers)).toBe(false);
});

test("data files without what a search reads are refused", () => {
  const { entries, postings, products, vocabulary } = dataOf("tests/fixtures/shapes");
  expect(entries.every(IS_DATA.entries) && postings.every(IS_DATA.postings)).toBe(true);
  expect(IS_DATA.products(products) && IS_DATA.vocabulary(vocabulary)).toBe(true);
  const [entry] = entries.flat();
  for (const part of ["id", "code", "title", "names", "messages"]) {
    expect(IS_DATA.entries([{ ...entry, [part]: 1 }]), part).toBe(false);
  }
  expect(IS_DATA.postings({ term: [0, "8"] })).toBe(false);
  for (const part of ["id", "names", "hints", "fields", "ranges", "codes"]) {
    expect(IS_DATA.products([{ ...products[0], [part]: 1 }]), part).toBe(false);
  }
  for (const part of ["words", "jargon", "fillers", "bigrams", "traditional"]) {
    expect(IS_DATA.vocabulary({ ...vocabulary, [part]: 1 }), part).toBe(false);
  }
});
