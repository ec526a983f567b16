/** A site with an extra tree, the content of a team that hosts it: what the tree adds, and what stays as it is. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { builtSite } from "../builds.ts";
import { pathsEndingIn, readBuilt } from "./site.ts";

// In one worker: the others need not wait for the build.
test.describe.configure({ mode: "default", timeout: 240_000 });

const readExtended = async (path: string) => readFileSync(join(await builtSite("below"), path), "utf8");
const TEXTS = {
  zh: '先看语音网关的 <code class="inline-code">VG-429</code>：多数时候是网关先满。',
  en: 'Look for <code class="inline-code">VG-429</code> of the gateway first, which is usually full earlier.',
};
/** The notes of the host on a page, with single spaces. */
const notesIn = (html: string) =>
  (html.match(/<section data-host-note[^]*?<\/section>/g) ?? []).map((note) => note.replace(/\s+/g, " "));

test("a note is on both pages of its code, in the language of the page, and on the ticket page", async () => {
  for (const locale of ["zh", "en"] as const) {
    const notes = notesIn(await readExtended(`${locale}/aliyun/nls/40000005/index.html`));
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain(TEXTS[locale]);
    expect(notes[0]).toContain("Voice platform team");
    expect(await readExtended(`${locale}/aliyun/nls/40000005/index.md`)).toContain("VG-429");
  }
  const [zh, en, ...others] = notesIn(await readExtended("aliyun/nls/40000005/index.html"));
  expect(zh).toContain(TEXTS.zh);
  expect(en).toContain(TEXTS.en);
  expect(others).toEqual([]);
  expect(notesIn(readBuilt("en/aliyun/nls/40000005/index.html"))).toEqual([]);
});

test("a note in one language is marked as such on the page of the other", async () => {
  const [note] = notesIn(await readExtended("zh/aliyun/nls/40000004/index.html"));
  expect(note).toContain('lang="zh-CN"');
  expect(note).toContain('<p lang="en"> Our gateway closes a silent stream after 8 seconds. </p>');
  expect(note).toContain("[英文]");
  expect(notesIn(await readExtended("aliyun/nls/40000004/index.html"))).toHaveLength(1);
});

test("what a ticket copies for the vendor leaves the note out", async () => {
  const html = await readExtended("en/aliyun/nls/40000005/index.html");
  const tickets = html.match(/<template data-ticket[^]*?<\/template>/g) ?? [];
  expect(tickets).toHaveLength(2);
  expect(tickets.filter((ticket) => ticket.includes("VG-429"))).toEqual([]);
});

test("an added code has its pages, says who added it, and is in the search and the API", async () => {
  for (const path of ["en/acme/voice-gateway/vg-429/index.html", "acme/voice-gateway/vg-429/index.html"]) {
    expect(await readExtended(path)).toContain("Added by the team that hosts this site");
  }
  expect(await readExtended("en/acme/voice-gateway/index.html")).toContain("The gateway puts its own code into");
  const folder = await builtSite("below");
  const searchFiles = pathsEndingIn(folder, ".json").filter((path) => path.startsWith("search/"));
  const texts = await Promise.all(searchFiles.map(readExtended));
  expect(texts.some((text) => text.includes('"acme/voice-gateway/vg-429"'))).toBe(true);
  expect(JSON.parse(await readExtended("api/v1/acme/voice-gateway/vg-429.json"))).toMatchObject({ code: "VG-429" });
});

test("the version of the data is that of our own content", async () => {
  const versionIn = (text: string) => (JSON.parse(text) as { version: string }).version;
  expect(versionIn(await readExtended("api/v1/index.json"))).toBe(versionIn(readBuilt("api/v1/index.json")));
});

test("search engines are kept out of a site with an extra tree", async () => {
  expect(await readExtended("robots.txt")).toBe("User-agent: *\nDisallow: /\n");
  expect(await readExtended("_headers")).toContain("  X-Robots-Tag: noindex\n");
  const pages = pathsEndingIn(await builtSite("below"), ".html");
  expect(pages.length).toBeGreaterThan(1000);
  const texts = await Promise.all(pages.map(readExtended));
  expect(pages.filter((_, index) => !texts[index]!.includes('<meta name="robots" content="noindex">'))).toEqual([]);
  expect(readBuilt("robots.txt")).toContain("Allow: /\n");
  expect(readBuilt("_headers")).not.toContain("X-Robots-Tag");
});
