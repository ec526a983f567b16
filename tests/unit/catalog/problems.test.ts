/** Every kind of problem in the content, and the line that its author sees. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { readFolder } from "../../../src/node/folder.ts";
import { problemsOf } from "../content.ts";

const FOLDER = "tests/fixtures/shapes";
const KIT = "vendors/example/kit";
const valid = readFolder(FOLDER);

/** Slugs of all codes of the kit except 17, as the items of a YAML list. */
const SLUGS_EXCEPT_17 = valid
  .flatMap(({ path }) => /\/codes\/(.+)\.yaml$/.exec(path)?.[1] ?? [])
  .filter((slug) => slug !== "17")
  .map((slug) => `"${slug}"`)
  .join(", ");

/** A copy of a file in which every text differs, because no two pages may have the same sentence. */
const copyOf = (path: string) =>
  valid
    .find((file) => file.path === path)!
    .text.replace(/(。?), en: ([^}.]+?)(\.?) \}/g, "（副本）$1, en: $2 again$3 }");

interface Case {
  name: string;
  path: string;
  /** A part of the file, and what replaces it. */
  change?: [string | RegExp, string];
  /** The path to which the file is moved. */
  move?: string;
  /** The whole text of a new or replaced file. */
  text?: string;
  /** A change to a second file. */
  extra?: { path: string; change: [string | RegExp, string] };
  expected: (string | RegExp)[];
}

const CASES: Case[] = [
  {
    name: "a missing language",
    path: `${KIT}/codes/4097.yaml`,
    change: ["title: { zh: 出错了, en: Something failed }", "title: { zh: 出错了 }"],
    expected: [`${KIT}/codes/4097.yaml:3: \`title.en\` is missing: both languages are required`],
  },
  {
    name: "a language without a value",
    path: `${KIT}/codes/4097.yaml`,
    change: ["title: { zh: 出错了, en: Something failed }", "title:\n  zh: 出错了\n  en:"],
    expected: [`${KIT}/codes/4097.yaml:5: \`title.en\` is missing: both languages are required`],
  },
  {
    name: "a text that YAML takes for an alias",
    path: `${KIT}/codes/4097.yaml`,
    change: ["title: { zh: 出错了, en: Something failed }", "title:\n  zh: *出错了\n  en: Something failed"],
    expected: [/codes\/4097\.yaml.*: is not valid YAML: Unresolved alias .*Quote texts that begin with/],
  },
  {
    name: "an empty language",
    path: `${KIT}/codes/4097.yaml`,
    change: ["en: Something failed", 'en: ""'],
    expected: [`${KIT}/codes/4097.yaml:3: \`title.en\` is empty: write the English text`],
  },
  {
    name: "markup in a name",
    path: `${KIT}/product.yaml`,
    change: ["en: Version }", 'en: "`Version`" }'],
    expected: [
      /product\.yaml:\d+: `evidence.0.name.en` contains a backtick: names and summaries are shown without markup/,
    ],
  },
  {
    name: "an unknown key",
    path: `${KIT}/codes/4097.yaml`,
    change: ["condition: general", "condition: general\nretry: backoff"],
    expected: [
      `${KIT}/codes/4097.yaml:3: unknown key \`retry\`: use one of \`code\`, \`match\`, \`parts\`, \`symbol\`, \`aliases\`, \`kind\`, \`status\`, \`condition\`, \`classification\`, \`title\`, \`asked\`, \`variants\`, \`notes\`, \`related\``,
    ],
  },
  {
    name: "an unknown key deep inside",
    path: `${KIT}/codes/4097.yaml`,
    change: ["basis: inferred, zh: 失败了。", "basis: inferred, cause: x, zh: 失败了。"],
    expected: [
      `${KIT}/codes/4097.yaml:7: unknown key \`variants.0.meaning.cause\`: use one of \`basis\`, \`zh\`, \`en\`, \`source\`, \`command\`, \`language\`, \`link\``,
    ],
  },
  {
    name: "an unquoted decimal code",
    path: `${KIT}/codes/4097.yaml`,
    change: ['code: "4097"', "code: 4097"],
    expected: [`${KIT}/codes/4097.yaml:1: \`code\` must be a quoted string: write "4097"`],
  },
  {
    name: "an unquoted hex code",
    path: `${KIT}/codes/0x00e.yaml`,
    change: ['code: "0x00e"', "code: 0x00e"],
    expected: [`${KIT}/codes/0x00e.yaml:1: \`code\` must be a quoted string: write "0x00e"`],
  },
  {
    name: "an unquoted negative code",
    path: `${KIT}/codes/minus-3301.yaml`,
    change: ['code: "-3301"', "code: -3301"],
    expected: [`${KIT}/codes/minus-3301.yaml:1: \`code\` must be a quoted string: write "-3301"`],
  },
  {
    name: "an unquoted related code",
    path: `${KIT}/codes/1001.yaml`,
    change: ['related: ["0", "-3301"]', "related: [0]"],
    expected: [`${KIT}/codes/1001.yaml:22: \`related.0\` must be a quoted string: write "0"`],
  },
  {
    name: "a wrong file name",
    path: `${KIT}/codes/others.yaml`,
    move: `${KIT}/codes/Others.yaml`,
    expected: [`${KIT}/codes/Others.yaml:1: the file of code "others" must be called others.yaml`],
  },
  {
    name: "a file outside the tree",
    path: `${KIT}/code/4097.yaml`,
    text: "",
    expected: [
      `${KIT}/code/4097.yaml: is not a place of the content tree: use vendors/<vendor>/vendor.yaml, vendors/<vendor>/<product>/product.yaml, vendors/<vendor>/<product>/{zh,en}.mdx, vendors/<vendor>/<product>/codes/<slug>.yaml, conditions/<id>.yaml, vocabulary.yaml, other-services.yaml, variables.yaml, popular.yaml, changelog.yaml, redirects.yaml or guides/<slug>/{zh,en}.mdx`,
    ],
  },
  {
    name: "a duplicate code in another case",
    path: `${KIT}/codes/invalid-auth-2.yaml`,
    text: copyOf(`${KIT}/codes/invalid-auth.yaml`).replace('"INVALID_AUTH"', '"invalid_auth"'),
    expected: [
      `${KIT}/codes/invalid-auth-2.yaml:1: code "invalid_auth" is already in ${KIT}/codes/invalid-auth.yaml`,
      `${KIT}/codes/invalid-auth-2.yaml:1: the file of code "invalid_auth" must be called invalid-auth.yaml`,
    ],
  },
  {
    name: "an alias that is another code",
    path: `${KIT}/codes/17.yaml`,
    change: ["ERR_JOIN_CHANNEL_REJECTED", "OTHERS"],
    expected: [`${KIT}/codes/17.yaml:3: alias \`OTHERS\` is already the code of ${KIT}/codes/others.yaml`],
  },
  {
    name: "an alias that is another symbol",
    path: `${KIT}/codes/17.yaml`,
    change: ["ERR_JOIN_CHANNEL_REJECTED", "spxerr_timeout"],
    expected: [`${KIT}/codes/17.yaml:3: alias \`spxerr_timeout\` is already the symbol of ${KIT}/codes/0x00e.yaml`],
  },
  {
    name: "an unknown condition",
    path: `${KIT}/codes/4097.yaml`,
    change: ["condition: general", "condition: generel"],
    expected: [
      `${KIT}/codes/4097.yaml:2: condition \`generel\` does not exist: add conditions/generel.yaml or name another`,
    ],
  },
  {
    name: "a condition that no code uses",
    path: "conditions/lonely.yaml",
    text: copyOf("conditions/general.yaml"),
    expected: ["conditions/lonely.yaml:1: no code uses condition `lonely`: give it one or remove the file"],
  },
  {
    name: "an error without a condition or a classification",
    path: `${KIT}/codes/4097.yaml`,
    change: ["condition: general\n", ""],
    expected: [
      `${KIT}/codes/4097.yaml:1: an error needs a \`condition\`, or as a catch-all a \`classification\` with category, retry, owner`,
    ],
  },
  {
    name: "an override that changes nothing",
    path: `${KIT}/codes/4097.yaml`,
    change: [
      "condition: general",
      "condition: general\nclassification: { retry: backoff, reason: { zh: 无。, en: None. } }",
    ],
    expected: [`${KIT}/codes/4097.yaml:3: \`retry: backoff\` is already set by condition \`general\`: leave it out`],
  },
  {
    name: "an override without a reason",
    path: `${KIT}/codes/4097.yaml`,
    change: ["condition: general", "condition: general\nclassification: { retry: never }"],
    expected: [`${KIT}/codes/4097.yaml:3: \`classification.reason\` is missing: add it`],
  },
  {
    name: "a success with a category",
    path: `${KIT}/codes/0.yaml`,
    change: ["kind: success", "kind: success\nclassification: { category: auth, reason: { zh: 无。, en: None. } }"],
    expected: [`${KIT}/codes/0.yaml:3: a success has no category: leave it out`],
  },
  {
    name: "an unknown kind",
    path: `${KIT}/codes/0.yaml`,
    change: ["kind: success", "kind: ok"],
    expected: [`${KIT}/codes/0.yaml:2: \`kind\` is \`ok\`: use one of error, notice, success`],
  },
  {
    name: "an unknown source",
    path: `${KIT}/codes/4097.yaml`,
    change: ["source: header", "source: wiki"],
    expected: [`${KIT}/codes/4097.yaml:9: source \`wiki\` does not exist: use one of header`],
  },
  {
    name: "an unknown source of a statement",
    path: `${KIT}/codes/4097.yaml`,
    change: ["zh: 失败了。", "source: wiki, zh: 失败了。"],
    expected: [`${KIT}/codes/4097.yaml:7: source \`wiki\` does not exist: use one of header`],
  },
  {
    name: "an unknown surface",
    path: `${KIT}/codes/4097.yaml`,
    change: ["surface: sdk", "surface: server"],
    expected: [`${KIT}/codes/4097.yaml:6: surface \`server\` does not exist: use one of sdk, stream`],
  },
  {
    name: "an unknown related code",
    path: `${KIT}/codes/1001.yaml`,
    change: ['"-3301"]', '"-3302"]'],
    expected: [`${KIT}/codes/1001.yaml:22: related code "-3302" does not exist in this product`],
  },
  {
    name: "a code related to itself",
    path: `${KIT}/codes/1001.yaml`,
    change: ['"-3301"]', '"1001"]'],
    expected: [`${KIT}/codes/1001.yaml:22: related code "1001" is this code itself: leave it out`],
  },
  {
    name: "two variants with one anchor",
    path: `${KIT}/codes/1001.yaml`,
    change: ["- id: stream", "- id: sdk"],
    expected: [`${KIT}/codes/1001.yaml:16: variant \`sdk\` appears twice: anchors must differ`],
  },
  {
    name: "one of several variants without a title",
    path: `${KIT}/codes/1001.yaml`,
    change: ["    title: { zh: 流式接口, en: Streaming }\n", ""],
    expected: [`${KIT}/codes/1001.yaml:16: variant \`stream\` needs a \`title\` that distinguishes it from the others`],
  },
  {
    name: "an error without a fix",
    path: `${KIT}/codes/4097.yaml`,
    change: [/ {4}fixes: .*\n/, ""],
    expected: [`${KIT}/codes/4097.yaml:5: variant \`sdk\` of an error needs at least one fix`],
  },
  {
    name: "a title that repeats the code",
    path: `${KIT}/codes/4097.yaml`,
    change: ["en: Something failed", "en: Error 4097"],
    expected: [`${KIT}/codes/4097.yaml:3: \`title.en\` repeats the code: say what happened instead`],
  },
  {
    name: "two variants that look the same in a log",
    path: `${KIT}/codes/1001.yaml`,
    change: ["surface: stream", "surface: sdk"],
    expected: [
      `${KIT}/codes/1001.yaml:16: variant \`stream\` has the edition, symbol, surface, label and messages of \`sdk\`: readers cannot tell them apart`,
    ],
  },
  {
    name: "a sentence of another page",
    path: `${KIT}/codes/1001.yaml`,
    change: ["en: Restart the program.", "en: Retry later."],
    expected: [
      /^conditions\/general\.yaml:8: the same sentence is in vendors\/example\/kit\/codes\/1001\.yaml: say what is specific here/,
    ],
  },
  {
    name: "the title of another code",
    path: `${KIT}/codes/4097.yaml`,
    change: ["en: Something failed", "en: It occurs in two places"],
    expected: [
      `${KIT}/codes/4097.yaml:3: ${KIT}/codes/1001.yaml has the same title: say what distinguishes the two codes`,
    ],
  },
  {
    name: "a success that is called a failure",
    path: `${KIT}/codes/0.yaml`,
    change: ["en: Success", "en: No error"],
    expected: [`${KIT}/codes/0.yaml:3: \`title.en\` says “error”, but the code is a success: say what happened`],
  },
  {
    name: "a success with advice to retry",
    path: `${KIT}/codes/0.yaml`,
    change: [
      "kind: success",
      "kind: success\nclassification: { retry: never, reason: { zh: 成功。, en: It worked. } }",
    ],
    expected: [`${KIT}/codes/0.yaml:3: a success has no retry: leave it out`],
  },
  {
    name: "an error for which a ticket asks too little",
    path: `${KIT}/product.yaml`,
    change: ["{ id: version, name", "{ id: version, surfaces: [sdk], name"],
    extra: { path: `${KIT}/codes/4097.yaml`, change: ["surface: sdk", "surface: stream"] },
    expected: [
      `${KIT}/codes/4097.yaml:1: the product's \`evidence\` has 1 for this code: a ticket about an error needs at least 2`,
    ],
  },
  {
    name: "a ticket that asks for a secret, and hides an identifier",
    path: `${KIT}/product.yaml`,
    change: ["zh: 日志, en: Log }", "zh: 任务令牌（遮盖）, en: Task token }, secret: true"],
    expected: [
      `${KIT}/product.yaml:21: a ticket must not ask for a secret (“令牌”)`,
      `${KIT}/product.yaml:21: says that it is masked: leave that out, and set \`secret: true\``,
      `${KIT}/product.yaml:21: a ticket must not ask for a secret (“token”)`,
      `${KIT}/product.yaml:21: “Task token” identifies a call or an app, which support needs unmasked: leave \`secret\` out`,
    ],
  },
  {
    name: "a title with a full stop, and one that is too long",
    path: `${KIT}/codes/4097.yaml`,
    change: ["{ zh: 出错了, en: Something failed }", `{ zh: 出错了。, en: ${"Something failed ".repeat(4)}}`],
    expected: [
      `${KIT}/codes/4097.yaml:3: \`title.zh\` ends with a full stop: leave it out`,
      `${KIT}/codes/4097.yaml:3: \`title.en\` is longer than 60 characters: shorten it`,
    ],
  },
  {
    name: "Chinese and Latin glued together, and half-width punctuation",
    path: `${KIT}/codes/4097.yaml`,
    change: ["zh: 失败了。", 'zh: "SDK失败了,重试。"'],
    expected: [
      `${KIT}/codes/4097.yaml:7: \`variants.0.meaning.zh\` needs a space between Chinese and Latin in “K失”`,
      `${KIT}/codes/4097.yaml:7: \`variants.0.meaning.zh\` needs full-width punctuation in “了,”`,
    ],
  },
  {
    name: "the languages swapped",
    path: `${KIT}/codes/4097.yaml`,
    change: ["zh: 失败了。, en: It failed.", "zh: It failed., en: 失败了。"],
    expected: [
      `${KIT}/codes/4097.yaml:7: \`variants.0.meaning.zh\` has no Chinese character: write it in Chinese`,
      `${KIT}/codes/4097.yaml:7: \`variants.0.meaning.en\` has Chinese punctuation “。” in the English text`,
    ],
  },
  {
    name: "a code without its product",
    path: "vendors/example/box/codes/17.yaml",
    text: copyOf(`${KIT}/codes/4097.yaml`).replace('"4097"', '"17"'),
    expected: [
      "vendors/example/box/codes/17.yaml:1: product `example/box` does not exist: add vendors/example/box/product.yaml",
    ],
  },
  {
    name: "a reserved vendor",
    path: "vendors/search/vendor.yaml",
    text: copyOf("vendors/example/vendor.yaml"),
    expected: ["vendors/search/vendor.yaml:1: `search` is a reserved name: rename the vendor's folder"],
  },
  {
    name: "a range that runs backwards",
    path: `${KIT}/product.yaml`,
    change: ['to: "4351"', 'to: "4001"'],
    expected: [`${KIT}/product.yaml:10: range 4096–4001 runs backwards: swap \`from\` and \`to\``],
  },
  {
    name: "a range that appears twice",
    path: `${KIT}/product.yaml`,
    change: [/to: "9999"/, 'to: "4351"'],
    expected: [`${KIT}/product.yaml:15: range 4096–4351 appears twice: leave one out`],
  },
  {
    name: "ranges that overlap",
    path: `${KIT}/product.yaml`,
    change: [/from: "4096"\n {4}to: "9999"/, 'from: "4100"\n    to: "9999"'],
    expected: [`${KIT}/product.yaml:15: range 4100–9999 overlaps 4096–4351: nest one in the other`],
  },
  {
    name: "a log sample with its code in a longer number only",
    path: `${KIT}/product.yaml`,
    change: ['text: "code=0x1001"', 'text: "line 40970"'],
    expected: [`${KIT}/product.yaml:25: the sample does not contain its code "4097"`],
  },
  {
    name: "a range of codes in another form",
    path: `${KIT}/codes/100001-100010.yaml`,
    change: ["100001~100010", "100001-100010"],
    expected: [/100001-100010\.yaml:1: code "100001-100010" is not a range: write "100001~100010"/],
  },
  {
    name: "a log sample without its code",
    path: `${KIT}/product.yaml`,
    change: ['text: "code=0x1001"', 'text: "code=0x1002"'],
    expected: [`${KIT}/product.yaml:25: the sample does not contain its code "4097"`],
  },
  {
    name: "an anatomy whose groups do not make up the code",
    path: `${KIT}/product.yaml`,
    change: ['digits: "001"', 'digits: "002"'],
    expected: [`${KIT}/product.yaml:27: the groups make "0x1002", which is not 4097 or 0x1001`],
  },
  {
    name: "a label too long for its figure",
    path: `${KIT}/product.yaml`,
    change: ["name: { zh: 序号, en: Number }", "name: { zh: 序号, en: The running number of the error inside it }"],
    expected: [
      `${KIT}/product.yaml:31: \`anatomies.0.parts.1.name.en\` is longer than 34 characters: it is shown in a figure`,
    ],
  },
  {
    name: "a condition with the name of a page",
    path: "conditions/by-vendor.yaml",
    text: copyOf("conditions/general.yaml"),
    expected: [/`by-vendor` is a reserved name: rename the condition$/, /no code uses condition `by-vendor`/],
  },
  {
    name: "a condition without stages",
    path: "conditions/general.yaml",
    change: ["noticed: [gateway]", "noticed: []"],
    expected: ["conditions/general.yaml:5: `path.noticed` needs at least one stage of the call"],
  },
  {
    name: "prose in one language only",
    path: `${KIT}/zh.mdx`,
    text: "介绍。",
    expected: [`${KIT}/zh.mdx: has no en.mdx beside it: every text needs both languages`],
  },
  {
    name: "prose in a language that the site does not support",
    path: `${KIT}/fr.mdx`,
    text: "Introduction.",
    expected: [`${KIT}/fr.mdx: \`fr\` is not a language of the site: use zh.mdx or en.mdx`],
  },
  {
    name: "an introduction with frontmatter",
    path: `${KIT}/zh.mdx`,
    text: "---\ntitle: Kit\n---\n\n介绍。",
    expected: [`${KIT}/zh.mdx:2: unknown key \`title\`: leave it out`],
  },
  {
    name: "a guide in one language only",
    path: "guides/lonely/en.mdx",
    text: "---\ntitle: Alone\nsummary: One language.\n---\n\nText.",
    expected: ["guides/lonely/en.mdx:2: has no zh.mdx beside it: every text needs both languages"],
  },
  {
    name: "a guide without a summary",
    path: "guides/howto/en.mdx",
    change: ["summary: You will know.\n", ""],
    expected: ["guides/howto/en.mdx:2: `summary` is missing: add it"],
  },
  {
    name: "prose that names an unknown code",
    path: "guides/howto/en.mdx",
    change: ["example/kit/4097", "example/kit/4079"],
    expected: [
      'guides/howto/en.mdx:8: `<Code id="example/kit/4079">` names an unknown code: vendors/example/kit/codes/4079.yaml does not exist',
    ],
  },
  {
    name: "prose that names an unknown condition",
    path: "guides/howto/zh.mdx",
    change: ['id="general"', 'id="generel"'],
    expected: [
      'guides/howto/zh.mdx:8: `<Condition id="generel">` names an unknown condition: conditions/generel.yaml does not exist',
    ],
  },
  {
    name: "a search word that is in two groups, or is also a filler",
    path: "vocabulary.yaml",
    text: 'fillers: { zh: "请问", en: "please" }\nsynonyms:\n  - 过期, expired\n  - expired, lapsed\n  - please, 求助',
    expected: [
      "vocabulary.yaml:4: “expired” appears twice: join the two groups or remove it from one",
      "vocabulary.yaml:5: “please” is also a filler: fillers have no synonyms",
    ],
  },
  {
    name: "a list of search words with a comma too many",
    path: "vocabulary.yaml",
    text: 'fillers: { zh: "请问", en: "please," }\nsynonyms: []',
    expected: ["vocabulary.yaml:1: `fillers.en` has a comma without a word"],
  },
  {
    name: "another service with a word of ours, a word that stands twice, and an unknown vendor",
    path: "other-services.yaml",
    text: "services:\n  - name: Other\n    vendor: nobody\n    words: other, Example, OTHER",
    expected: [
      /^other-services\.yaml:4: “Example” is also a word of vendors\/example\/vendor\.yaml: remove it here$/,
      "other-services.yaml:4: “OTHER” appears twice: remove one",
      "other-services.yaml:3: vendor `nobody` does not exist: leave it out",
    ],
  },
  {
    name: "a word of a product that is also one of its names",
    path: `${KIT}/product.yaml`,
    change: ["negated: true", "names: [Kit One]\nwords: [kitlog, kit one]\nnegated: true"],
    expected: [/^vendors\/example\/kit\/product\.yaml:\d+: “kit one” appears twice: remove one$/],
  },
  {
    name: "two codes of a product with the same phrase in `asked`",
    path: `${KIT}/codes/others.yaml`,
    change: [/^title:/m, "asked: [no sound]\ntitle:"],
    extra: { path: `${KIT}/codes/17.yaml`, change: [/^title:/m, "asked: [No sound]\ntitle:"] },
    expected: [
      /“(?:n|N)o sound” also finds vendors\/example\/kit\/codes\/(?:17|others)\.yaml: say what distinguishes the two$/,
    ],
  },
  {
    name: "a changelog with releases in the wrong order, and with unknown, repeated or active codes",
    path: "changelog.yaml",
    text: `releases:
  - { version: "1.1.0", date: "2026-11-01", summary: { zh: 新, en: New }, added: { example/kit: ["17", "99"] } }
  - version: "1.2.0"
    date: "2026-10-01"
    summary: { zh: 旧, en: Old }
    added:
      example/kit: ["17", ${SLUGS_EXCEPT_17}]
    changed: [{ id: example/kit/99, zh: 改了, en: Changed }]
    removed: [{ id: example/kit/17, zh: 没了, en: Gone }]`,
    expected: [
      "changelog.yaml:2: `example/kit/99` is not a code: its file is missing",
      "changelog.yaml:7: `example/kit/17` was added before: say what changed instead",
      "changelog.yaml:8: `example/kit/99` is not a code",
      "changelog.yaml:9: `example/kit/17` must be a code with `status: removed`: its page stays",
      "changelog.yaml:3: release 1.2.0 of 2026-10-01 is below 1.1.0 of 2026-11-01: the newest comes first",
    ],
  },
  {
    name: "a code that is missing from the changelog",
    path: "changelog.yaml",
    text: `releases:
  - { version: "1.0.0", date: "2026-11-01", summary: { zh: 新, en: New }, added: { example/kit: [${SLUGS_EXCEPT_17}] } }`,
    expected: ["changelog.yaml:1: `example/kit/17` is in no release: add it to `added` of the newest"],
  },
  {
    name: "popular products that do not exist or are listed twice",
    path: "popular.yaml",
    text: "products: [example/kit, example/gone, example/kit]",
    expected: ["popular.yaml:1: `example/gone` is not a product", "popular.yaml:1: `example/kit` is listed twice"],
  },
  {
    name: "redirects that lead nowhere, start at an existing page, or mix kinds of pages",
    path: "redirects.yaml",
    text: `redirects:
  - { from: example/old, to: example/gone }
  - { from: example/kit/17, to: example/kit/1001 }
  - { from: conditions/old, to: example/kit }
  - { from: c/old, to: c/17 }`,
    expected: [
      "redirects.yaml:2: `example/gone` does not exist: redirect to an existing page",
      "redirects.yaml:3: `example/kit/17` exists: only former pages need a redirect",
      "redirects.yaml:4: `conditions/old` and `example/kit` are pages of different kinds",
    ],
  },
  {
    name: "a link that is not a web address",
    path: `${KIT}/codes/4097.yaml`,
    change: ["en: It failed.", 'en: It failed., link: "javascript:alert(1)"'],
    expected: [
      `${KIT}/codes/4097.yaml:7: \`variants.0.meaning.link\` must be an address that begins with https:// or http://`,
    ],
  },
  {
    name: "a retry of the same call whose first step changes it",
    path: `${KIT}/codes/4097.yaml`,
    change: ["en: Try again.", "en: Convert the file to WAV."],
    expected: [
      `${KIT}/codes/4097.yaml:8: \`retry: backoff\` repeats the same call, but step 1 changes it (“Convert the file to WAV.”): correct one of them`,
    ],
  },
  {
    name: "facts that only one language gives",
    path: `${KIT}/codes/4097.yaml`,
    change: [
      "zh: 失败了。, en: It failed.",
      'zh: "0.5 秒后失败，共 1,024 次。", en: It failed 1024 times with `audio_format`.',
    ],
    expected: [
      `${KIT}/codes/4097.yaml:7: “0.5” is missing in \`variants.0.meaning.en\`: both languages give the same facts`,
      `${KIT}/codes/4097.yaml:7: “audio_format” is missing in \`variants.0.meaning.zh\`: both languages give the same facts`,
    ],
  },
  {
    name: "a transfer without a time limit",
    path: `${KIT}/codes/4097.yaml`,
    change: ["en: Try again.", 'en: Try again., command: "curl -sS https://host.example/"'],
    expected: [`${KIT}/codes/4097.yaml:8: runs \`curl\` without a time limit: add \`-m 15\``],
  },
  {
    name: "a date without quotes, which Astro reads as a time",
    path: `${KIT}/product.yaml`,
    change: ["authority: official, language: en }", "authority: official, language: en, date: 2026-11-29 }"],
    expected: [/product\.yaml:\d+: `sources\.0\.date` must be a quoted string: write "2026-11-29"/],
  },
  {
    name: "broken YAML",
    path: `${KIT}/codes/4097.yaml`,
    change: ["title: {", "title: [{"],
    expected: [/^vendors\/example\/kit\/codes\/4097\.yaml:\d+: is not valid YAML: /],
  },
];

for (const { name, path, change, move, text, extra, expected } of CASES) {
  test(`a problem is reported for ${name}`, () => {
    const original = valid.find((file) => file.path === path)?.text;
    const changed = text ?? (change ? original!.replace(...change) : original!);
    if (change) expect(changed, "the case must change the file").not.toBe(original);
    const texts = [...valid.filter((file) => file.path !== path), { path: move ?? path, text: changed }];
    const problems = problemsOf(
      texts.map((file) => (file.path === extra?.path ? { ...file, text: file.text.replace(...extra.change) } : file)),
    );
    for (const line of expected) {
      expect(problems).toContainEqual(typeof line === "string" ? line : expect.stringMatching(line));
    }
    expect(problems, "no other problem is reported").toHaveLength(expected.length);
  });
}

test("the build stops before it writes anything, and lists every problem", () => {
  const folder = mkdtempSync(join(tmpdir(), "voxerr-"));
  try {
    cpSync(FOLDER, folder, { recursive: true });
    for (const { path, change } of CASES.filter(
      ({ name }) => name === "an unquoted hex code" || name === "an unknown related code",
    )) {
      const original = valid.find((file) => file.path === path)!.text;
      writeFileSync(join(folder, path), original.replace(...change!));
    }
    const { status, stderr, stdout } = spawnSync("npm", ["run", "-s", "build"], {
      env: { ...process.env, CONTENT_DIR: folder },
      encoding: "utf8",
    });
    expect(status).not.toBe(0);
    expect(stdout).not.toContain("page(s) built");
    expect(stderr.trim().split("\n")).toEqual([
      `2 problem(s) in ${folder}:`,
      `${folder}/${KIT}/codes/0x00e.yaml:1: \`code\` must be a quoted string: write "0x00e"`,
      `${folder}/${KIT}/codes/1001.yaml:22: related code "-3302" does not exist in this product`,
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
