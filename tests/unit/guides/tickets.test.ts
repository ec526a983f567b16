/** `mask.mjs` of the guide to tickets hides secrets and keeps what support asks for. */
import { expect, test } from "@playwright/test";
import { IDENTIFIERS, SECRETS } from "../../secrets.ts";
import { programOf, run } from "./programs.ts";

for (const { locale, text } of programOf("tickets-that-get-answered", "js", "mask.mjs")) {
  test(`mask.mjs hides every secret that the site hides and keeps identifiers whole: ${locale}`, async () => {
    const lines = [...SECRETS, ...IDENTIFIERS].map(({ line }) => line);
    const { status, stdout } = await run(["node", "mask.mjs"], {
      files: { "mask.mjs": text },
      input: `${lines.join("\n")}\n`,
    });
    expect(status).toBe(0);
    const masked = stdout.trimEnd().split("\n");
    expect(masked).toHaveLength(lines.length);
    const leaked = SECRETS.filter(({ secret }, at) => masked[at]!.includes(secret)).map(({ line }) => line);
    expect(leaked).toEqual([]);
    const lost = IDENTIFIERS.filter(({ id }, at) => !masked[SECRETS.length + at]!.includes(id)).map(({ line }) => line);
    expect(lost).toEqual([]);
  });

  test(`mask.mjs does not change masked secrets or other lines: ${locale}`, async () => {
    const input = "2026-11-29 02:13:12 status=40000004 Gateway:IDLE_TIMEOUT\ntoken=****\n";
    const once = await run(["node", "mask.mjs"], { files: { "mask.mjs": text }, input });
    const twice = await run(["node", "mask.mjs"], { files: { "mask.mjs": text }, input: once.stdout });
    expect(once.stdout.split("\n")[0]).toBe(input.split("\n")[0]);
    expect(twice.stdout).toBe(once.stdout);
  });
}

for (const { locale, text } of programOf("tickets-that-get-answered", "js", "mask.mjs")) {
  const mask = async (lines: string[]) => {
    const input = `${lines.join("\n")}\n`;
    const { status, stdout, stderr } = await run(["node", "mask.mjs"], { files: { "mask.mjs": text }, input });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    return stdout.split("\n").slice(0, -1);
  };

  test(`mask.mjs finds a secret wherever a vendor puts it: ${locale}`, async () => {
    const masked = await mask([
      '{"Token":{"ExpireTime":1700000000,"Id":"b0e5d0a1f2c34b5e","UserId":"12"}}',
      '"password": "two words", "next": 1',
      'key: "a \\"quoted\\" secret"',
      "https://user:hunter2@host/path",
      "https://host/?OSSAccessKeyId=LTAI5tAbcdefgh&Signature=abc%3D&Expires=1700000000",
      "密码：hunter2",
      "X-Api-Key: 5f0c9a12-77aa",
      "Ocp-Apim-Subscription-Key: 0123456789abcdef",
      "protocols realtime, openai-insecure-api-key.ek_68af296e8e408191a1120a",
      "401 for sk-proj-AbCdEfGh12345678",
    ]);
    expect(masked).toEqual([
      '{"Token":{"ExpireTime":1700000000,"Id":"****","UserId":"12"}}',
      '"password": "****", "next": 1',
      'key: "****"',
      "https://user:****@host/path",
      "https://host/?OSSAccessKeyId=****&Signature=****&Expires=1700000000",
      "密码：****",
      "X-Api-Key: ****",
      "Ocp-Apim-Subscription-Key: ****",
      "protocols realtime, openai-insecure-api-key.****",
      "401 for ****",
    ]);
  });

  test(`mask.mjs keeps empty or expired tokens, and text that only looks like a secret: ${locale}`, async () => {
    const lines = [
      'token="" secret=null sign=undefined',
      "token: expired",
      '{"key":"40000004","value":37}',
      "task_id=6a13800138000bc797bb684bd6960185",
      "Basic recognition failed, status 403",
      "AppKey = Qz7Lm2Vx9Tn4Kd8w, app_key: Qz7Lm2Vx9Tn4Kd8w",
      "X-Api-App-Key: 1234567890, X-Api-Resource-Id: volc.seedasr.sauc.duration",
      "task-failed, week-allocated-quota, sk- and ek_",
    ];
    expect(await mask(lines)).toEqual(lines);
  });

  test(`mask.mjs reads a long line without delay: ${locale}`, async () => {
    const [line = ""] = await mask([`audio=${"Ab0+/".repeat(200_000)}`]);
    expect(line).toHaveLength(1_000_006);
  });
}
