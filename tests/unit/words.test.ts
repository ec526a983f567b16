/** Words for readers are written in `src/i18n` or `content` alone: none, in any language, in the templates and scripts of the pages. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { ParserOptions } from "prettier";
import { parsers } from "prettier-plugin-astro";
import ts from "typescript";

const SITE_NAME = "VoxErr";
/** Attributes that are read aloud or shown. */
const SPOKEN_ATTRIBUTES = ["alt", "aria-description", "aria-label", "label", "placeholder", "title"];
/** Properties by which a script shows text. */
const SHOWN_BY_SCRIPT = /^(?:textContent|innerText|title|ariaLabel|ariaDescription|placeholder|alt)$/;

const hasLetters = (text: string) => /\p{L}/u.test(text.replaceAll(SITE_NAME, ""));
const isChinese = (text: string) => /\p{Script=Han}/u.test(text);
const isClassList = (text: string) => text.includes("-") && /^[a-z\d:/.[\] -]+$/.test(text);
/** Two words with a space between them, or Chinese: unlike a name or a selector. */
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
const textsIn = (node: Node): string[] => {
  if (node.type === "TemplateElement") return [(node["value"] as { raw: string }).raw];
  if (typeof node["value"] === "string" && ["Literal", "JSXText"].includes(node.type)) return [node["value"]];
  return childrenOf(node).flatMap(textsIn);
};

/** Words in the part of a template below a node of its syntax tree. */
function wordsBelow(node: Node): string[] {
  if (node.type === "JSXText") return textsIn(node).filter(hasLetters);
  if (node.type === "JSXAttribute") {
    const isSpoken = SPOKEN_ATTRIBUTES.includes(nameOf(node));
    const value = node["value"];
    // What an expression compares or looks up is not shown; a sentence is.
    if (!isNode(value)) return [];
    if (!isSpoken) return textsIn(value).filter(isChinese);
    return textsIn(value).filter(value.type === "Literal" ? hasLetters : isSentence);
  }
  if (node.type === "Literal" || node.type === "TemplateElement") return textsIn(node).filter(isSentence);
  if (node.type === "JSXElement" && ["script", "style"].includes(nameOf(node["openingElement"]))) return [];
  // An error is for the terminal of the build.
  if (node.type === "NewExpression" && /Error$/.test(nameOf(node["callee"]))) return [];
  return childrenOf(node).flatMap(wordsBelow);
}

/** Words that an Astro template would show or read aloud. */
const wordsInTemplate = async (source: string): Promise<string[]> =>
  wordsBelow((await parsers["astro"]!.parse(source, {} as ParserOptions)) as Node);

/** Words that the script of an element would show: sentences, and whatever it gives to a property that is shown. */
function wordsInScript(source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    // An error is for the console.
    if (ts.isNewExpression(node) && /Error$/.test(node.expression.getText())) return;
    if (ts.isBinaryExpression(node) && ts.isPropertyAccessExpression(node.left)) {
      const { left, right } = node;
      if (SHOWN_BY_SCRIPT.test(left.name.text) && ts.isStringLiteralLike(right) && hasLetters(right.text)) {
        found.push(right.text);
        return;
      }
    }
    if ((ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)) && isSentence(node.text)) {
      found.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("element.ts", source, ts.ScriptTarget.Latest, true));
  return found;
}

test("a word in a template is found: as text, in an expression, in an attribute that is read aloud", async () => {
  const template = (body: string) => wordsInTemplate(`---\nconst a = "ml-auto text-right";\n---\n${body}`);
  expect(await wordsInTemplate('---\nconst a = "Copied at last";\n---\n{a}')).toEqual(["Copied at last"]);
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

test("a word in an element's script is found: as a sentence, or given to a property that is shown", () => {
  expect(wordsInScript('status.textContent = "Copied";')).toEqual(["Copied"]);
  expect(wordsInScript("say(`Copied ${n} of them all`);")).toEqual([" of them all"]);
  expect(wordsInScript('say("已复制");')).toEqual(["已复制"]);
  expect(
    wordsInScript(
      'a.textContent = ""; find("[data-a] li, main td"); a.className = "on"; throw new Error("no such a");',
    ),
  ).toEqual([]);
});

const files = readdirSync("src", { recursive: true, encoding: "utf8" }).map((name) => join("src", name));
const read = (path: string) => readFileSync(path, "utf8");

test("no template and no element's script has words of its own", async () => {
  const templates = files.filter((path) => path.endsWith(".astro"));
  const scripts = files.filter((path) => path.endsWith(".element.ts"));
  expect(Math.min(templates.length, scripts.length)).toBeGreaterThan(5);
  const found: Record<string, string[]> = {};
  for (const path of templates) found[path] = await wordsInTemplate(read(path));
  for (const path of scripts) found[path] = wordsInScript(read(path));
  expect(Object.entries(found).filter(([, words]) => words.length > 0)).toEqual([]);
});
