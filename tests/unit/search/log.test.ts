/** Pasted logs: masked secrets, marked lines, and the occurrences of codes. */
import { expect, test } from "@playwright/test";
import { maskSecrets } from "../../../src/masking/mask.ts";
import { secretsIn } from "../../../src/masking/secrets.ts";
import { linesOf, occurrencesOf } from "../../../src/search/query/annotate.ts";
import { isLog } from "../../../src/search/query/text/question.ts";
import { IDENTIFIERS, SECRETS } from "../../secrets.ts";
import { dataOf, outcomeOf, sourceOf } from "./source.ts";

const source = sourceOf(dataOf("content"));

for (const [text, expected] of [
  ["token=abcd1234 status=403", "token=•••• status=403"],
  ['"AccessKeyId":"LTAI5tFakeFakeFakeFake"', '"AccessKeyId":"••••"'],
  ["Authorization: Bearer abc.def-123456", "Authorization: ••••"],
  ["X-NLS-Token: 12345678abcdef", "X-NLS-Token: ••••"],
  ["wss://host/ws/v1?token=0123456789abcdef&x=1", "wss://host/ws/v1?token=••••&x=1"],
  ["password: hunter", "password: ••••"],
  ["openid=10001 ret=7006", "openid=10001 ret=7006"],
  ["task_id: 5bd2f6a0-1111-4222-8333-0123456789ab", "task_id: 5bd2f6a0-1111-4222-8333-0123456789ab"],
  ["mail me@example.com or 13800138000", "mail •••• or ••••"],
  ["eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIx.abcdef", "••••"],
  ["8f14e45fceea167a5a36dedd4bea2543 7006", "•••• 7006"],
  ['{\\"token\\":\\"abcd1234\\",\\"password\\":\\"hunter2!\\"}', '{\\"token\\":\\"••••\\",\\"password\\":\\"••••\\"}'],
  ["The token 'abcdefg1234567' has expired!", "The token '••••' has expired!"],
  ["Authorization: Basic dXNlcjpwYXNz", "Authorization: ••••"],
  ["Cookie: a=abc; login_ticket=abc$xyz", "Cookie: ••••"],
  ["acs LTAI5tFakeFakeFake:qwErTyUiOp=", "acs ••••"],
  ["SecurityToken=STS.NUabcdefghijk", "SecurityToken=••••"],
  ["令牌：abcd1234efgh 密码是 mima123", "令牌：•••• 密码是 ••••"],
  ["phone=+86 138-0013-8000", "phone=••••"],
  ["身份证 11010519491231002X", "身份证 ••••"],
  ["userId=zhangsan mac 00:1A:2b:3c:4d:5e", "userId=zhangsan mac ••••"],
  ["<token>abcd1234efgh</token>", "<token>••••</token>"],
  ["?x=1%26token%3Dabcd1234efgh", "?x=1%26token%3D••••"],
  ["curl -u user:pass123 https://a:s3cr3t@host/x", "curl -u •••• https://a:••••@host/x"],
  // A secret may begin like a state.
  ["token=notes4Kd8 access_key: truenorth77 api_key=failSafe2024", "token=•••• access_key: •••• api_key=••••"],
  // States, codes and masks are not secrets.
  [
    "token: invalid_token key: InvalidParameter sign=notFound",
    "token: invalid_token key: InvalidParameter sign=notFound",
  ],
  ["token: 40000001 sign:10003 task_id=40000004", "token: 40000001 sign:10003 task_id=40000004"],
  ["invalid token: expired", "invalid token: expired"],
  ["status=40000004 errid=7006 task_id=****", "status=40000004 errid=7006 task_id=****"],
  ["https://voxerr.example/zh/aliyun/nls/41050008/", "https://voxerr.example/zh/aliyun/nls/41050008/"],
  ["QAVPTTERROR_DOWNLOAD_REMOTEFILE_ACCESSERROR", "QAVPTTERROR_DOWNLOAD_REMOTEFILE_ACCESSERROR"],
] as const) {
  test(`“${text}” is shown as “${expected}”`, () => {
    expect(maskSecrets(text)).toBe(expected);
    expect(maskSecrets(expected), "masking twice changes nothing").toBe(expected);
  });
}

for (const { line, secret } of SECRETS) {
  test(`${secret} is masked in “${line}”`, () => expect(maskSecrets(line)).not.toContain(secret));
}
for (const { line, id } of IDENTIFIERS) {
  test(`${id} is not masked in “${line}”`, () => expect(maskSecrets(line)).toContain(id));
}

const LOG = [
  "2024-03-08 10:41:07.512 [GME] EnterRoom openid=7004 roomId=10001 authBuffer=AqhHE7Ct09",
  "2024-03-08 10:41:08.001 [GME] OnEvent ITMG_MAIN_EVENT_TYPE_ENTER_ROOM result=7006 error_info=AV_ERR_AUTH_FIALD",
  "2024-03-08 10:41:09.001 [GME] OnEvent ITMG_MAIN_EVENT_TYPE_ENTER_ROOM result=7006",
  '{"header":{"task_id":"5bd2f6a0111142228333012345678900","status":40000004}}',
].join("\n");

test("the occurrences of each code in a log are counted, and secrets and identifiers are not read as codes", async () => {
  const outcome = await outcomeOf(LOG, source);
  expect(outcome.results.map(({ entry }) => entry.id).sort()).toEqual(["aliyun/nls/40000004", "tencent/gme/7006"]);
  const lines = linesOf(outcome.question, outcome.results);
  const occurrences = occurrencesOf(lines, outcome.results);
  expect(occurrences.get("tencent/gme/7006")).toEqual({ count: 2, lines: [2, 3] });
  expect(occurrences.get("aliyun/nls/40000004")).toEqual({ count: 1, lines: [4] });
});

test("the lines of an annotated log have the same text as the log", async () => {
  const outcome = await outcomeOf(LOG, source);
  const lines = linesOf(outcome.question, outcome.results);
  expect(lines.map(({ parts }) => parts.map(({ text }) => text).join("")).join("\n")).toBe(outcome.question.text);
  expect(lines.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  const secrets = lines.flatMap(({ parts }) => parts.filter(({ isSecret }) => isSecret).map(({ text }) => text));
  expect(secrets).toEqual(["AqhHE7Ct09"]);
});

test("a key of several lines is masked on each of them", async () => {
  const key = ["-----BEGIN PRIVATE KEY-----", "MIIEvQIBADANBgkqhk", "", "abcDEF", "-----END PRIVATE KEY-----"];
  const { question, results } = await outcomeOf(["ret=7006", ...key, "status=40000004"].join("\n"), source);
  const lines = linesOf(question, results);
  const shown = lines.map(({ parts }) => parts.map(({ text, isSecret }) => (isSecret ? "••••" : text)).join(""));
  expect(shown).toEqual(["ret=7006", key[0], "••••", "", "••••", key[4], "status=40000004"]);
});

test("several lines or a long text are a log, a short text is not", () => {
  expect(isLog("40000004")).toBe(false);
  expect(isLog("a\nb")).toBe(true);
  expect(isLog("a".repeat(301))).toBe(true);
});

test("secrets are found in order and without overlaps", () => {
  const secrets = secretsIn('token="eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIx.abcdef" api_key=abcd12345678');
  for (const [index, { from, to }] of secrets.entries()) {
    expect(to).toBeGreaterThan(from);
    expect(from).toBeGreaterThanOrEqual(secrets[index - 1]?.to ?? 0);
  }
  expect(secrets).toHaveLength(2);
});
