/** Texts for readers are only in `src/i18n` and `content`: templates and browser code have none, in any language. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { ParserOptions } from "prettier";
import { parsers } from "prettier-plugin-astro";
import ts from "typescript";
import { BROWSER_FILES } from "./source.ts";

const SITE_NAME = "VoxErr";
/** Attributes whose value is shown or read aloud. */
const TEXT_ATTRIBUTES = ["alt", "aria-description", "aria-label", "label", "placeholder", "title"];
/** Properties by which a script shows text. */
const TEXT_PROPERTIES = /^(?:textContent|innerText|title|ariaLabel|ariaDescription|placeholder|alt)$/;

const hasLetters = (text: string) => /\p{L}/u.test(text.replaceAll(SITE_NAME, ""));
const isChinese = (text: string) => /\p{Script=Han}/u.test(text);
const isClassList = (text: string) => text.includes("-") && /^[a-z\d:/.[\] -]+$/.test(text);
/** Two words in a row, or Chinese: not a name or a selector. */
const isSentence = (text: string) =>
  (/^[^.#[\]>:]*\p{L}{2,},? \p{L}{2,}/u.test(text) && !isClassList(text)) || isChinese(text);

interface Node {
  type: string;
  [field: string]: unknown;
}
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;
const childrenOf = (node: Node) => Object.values(node).flat().filter(isNode);
const nameOf = (node: unknown): string => {
  if (!isNode(node)) return "";
  return typeof node["name"] === "string" ? node["name"] : nameOf(node["name"]);
};
const stringsIn = (node: Node): string[] => {
  if (node.type === "TemplateElement") return [(node["value"] as { raw: string }).raw];
  if (typeof node["value"] === "string" && ["Literal", "JSXText"].includes(node.type)) return [node["value"]];
  return childrenOf(node).flatMap(stringsIn);
};

/** Texts for readers in a node of a template's syntax tree and below it. */
function textsForReadersIn(node: Node): string[] {
  if (node.type === "JSXText") return stringsIn(node).filter(hasLetters);
  if (node.type === "JSXAttribute") {
    const value = node["value"];
    if (!isNode(value)) return [];
    if (!TEXT_ATTRIBUTES.includes(nameOf(node))) return stringsIn(value).filter(isChinese);
    // A single word in an expression may be something it compares or looks up, which is not shown.
    return stringsIn(value).filter(value.type === "Literal" ? hasLetters : isSentence);
  }
  if (node.type === "Literal" || node.type === "TemplateElement") return stringsIn(node).filter(isSentence);
  if (node.type === "JSXElement" && ["script", "style"].includes(nameOf(node["openingElement"]))) return [];
  // Errors are shown in the terminal, to maintainers.
  if (node.type === "NewExpression" && /Error$/.test(nameOf(node["callee"]))) return [];
  return childrenOf(node).flatMap(textsForReadersIn);
}

/** Texts for readers in an Astro template. */
const textsInTemplate = async (source: string): Promise<string[]> =>
  textsForReadersIn((await parsers["astro"]!.parse(source, {} as ParserOptions)) as Node);

/** Texts for readers in a script: sentences, and every string that is assigned to a property that is shown. */
function textsInScript(source: string): string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    // Errors are shown in the console, to maintainers.
    if (ts.isNewExpression(node) && /Error$/.test(node.expression.getText())) return;
    if (ts.isBinaryExpression(node) && ts.isPropertyAccessExpression(node.left)) {
      const { left, right } = node;
      if (TEXT_PROPERTIES.test(left.name.text) && ts.isStringLiteralLike(right) && hasLetters(right.text)) {
        texts.push(right.text);
        return;
      }
    }
    if ((ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)) && isSentence(node.text)) {
      texts.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("element.ts", source, ts.ScriptTarget.Latest, true));
  return texts;
}

test("texts in a template are found: as content, in an expression, and in an attribute", async () => {
  const template = (body: string) => textsInTemplate(`---\nconst a = "ml-auto text-right";\n---\n${body}`);
  expect(await textsInTemplate('---\nconst a = "Copied at last";\n---\n{a}')).toEqual(["Copied at last"]);
  expect(await template("<p>Copied</p>")).toEqual(["Copied"]);
  expect(await template("{a && <b>复制</b>}")).toEqual(["复制"]);
  expect(await template('<p>{a ? "Copied at last" : a}</p>')).toEqual(["Copied at last"]);
  expect(await template("<p>{`${a} codes in all`}</p>")).toEqual([" codes in all"]);
  expect(await template('<a aria-label="Search" title={a}>·</a>')).toEqual(["Search"]);
  expect(await template('<a data-said="复制">·</a>')).toEqual(["复制"]);
  expect(await template('<input placeholder={a ?? "Code or message"} />')).toEqual(["Code or message"]);
  expect(
    await template('<p class="mt-8 font-bold" data-a="b">{a === "zh" ? "—" : a} VoxErr<!-- a note --></p>'),
  ).toEqual([]);
});

test("texts in a script are found: sentences, and strings assigned to a property that is shown", () => {
  expect(textsInScript('status.textContent = "Copied";')).toEqual(["Copied"]);
  expect(textsInScript("say(`Copied ${n} of them all`);")).toEqual([" of them all"]);
  expect(textsInScript('say("已复制");')).toEqual(["已复制"]);
  expect(
    textsInScript(
      'a.textContent = ""; find("[data-a] li, main td"); a.className = "on"; throw new Error("no such a");',
    ),
  ).toEqual([]);
});

/** Browser code whose strings look like texts for readers: a header's value, and patterns of secrets. */
const EXCEPTIONS = ["immutable.ts", "masking/secrets.ts"];

const files = readdirSync("src", { recursive: true, encoding: "utf8" }).map((name) => join("src", name));
const read = (path: string) => readFileSync(path, "utf8");

test("no template and no code that runs in the browser has texts for readers", async () => {
  const templates = files.filter((path) => path.endsWith(".astro"));
  expect(Math.min(templates.length, BROWSER_FILES.length)).toBeGreaterThan(5);
  for (const path of templates) expect(await textsInTemplate(read(path)), path).toEqual([]);
  const scripts = BROWSER_FILES.filter(({ path }) => !EXCEPTIONS.includes(path));
  for (const { path, text } of scripts) expect(textsInScript(text), path).toEqual([]);
});
