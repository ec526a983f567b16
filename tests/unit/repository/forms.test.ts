/** Issue forms and the pull request template: complete, bilingual, and filled in by the links of the site. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { parse } from "yaml";
import { missingCodeLink, repositoryLinks } from "../../../src/routes.ts";

const FOLDER = ".github/ISSUE_TEMPLATE";

interface Field {
  type: string;
  id?: string;
  attributes: {
    label?: string;
    description?: string;
    value?: string;
    options?: { label: string; required?: boolean }[];
  };
  validations?: { required?: boolean };
}
interface Form {
  name: string;
  description: string;
  title: string;
  body: Field[];
}
const formOf = (file: string) => parse(readFileSync(`${FOLDER}/${file}`, "utf8")) as Form;
const fieldsOf = (form: Form) => form.body.filter(({ type }) => type !== "markdown");
const idsOf = (form: Form) => fieldsOf(form).map(({ id }) => id);

const FILES = readdirSync(FOLDER).filter((name) => name !== "config.yml");

/** Whether a text has both Chinese and English words. */
const isBilingual = (text: string | undefined) => /\p{Script=Han}/u.test(text ?? "") && /[a-z]{2,}/i.test(text ?? "");

for (const file of FILES) {
  const form = formOf(file);

  test(`${file} has everything that a form needs`, () => {
    expect(Object.keys(form)).toEqual(expect.arrayContaining(["name", "description", "title", "body"]));
    for (const { type, attributes } of form.body) {
      expect(["markdown", "input", "textarea", "checkboxes"]).toContain(type);
      expect(attributes).toBeTruthy();
    }
    const ids = idsOf(form);
    expect(ids.filter((id) => !/^[a-z]+$/.test(id ?? ""))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(fieldsOf(form).some(({ validations }) => validations?.required)).toBe(true);
  });

  test(`every text of ${file} is bilingual`, () => {
    const texts = [
      form.name,
      form.description,
      form.title,
      ...fieldsOf(form).map(({ attributes }) => attributes.label),
      ...form.body.flatMap(({ attributes: { description, value, options = [] } }) => [
        ...[description, value].filter((text) => text !== undefined),
        ...options.map(({ label }) => label),
      ]),
    ];
    expect(texts.filter((text) => !isBilingual(text))).toEqual([]);
  });

  test(`${file} warns of secrets in logs, and asks to confirm that there are none`, () => {
    const confirmation = fieldsOf(form).find(({ id }) => id === "masked");
    expect(confirmation?.attributes.options?.map(({ required }) => required)).toEqual([true]);
    const withWarning = fieldsOf(form).filter(({ attributes: { description = "" } }) => description.includes("`****`"));
    expect(withWarning.map(({ id }) => id)).toEqual([file === "code-missing.yml" ? "log" : "evidence"]);
  });
}

test("links of the site lead to existing forms, and fill in existing fields", () => {
  const host = "https://host.example/o/r";
  const links = [repositoryLinks(host, "a.yaml", "a", "https://voxerr.example/a/")?.report, missingCodeLink(host)];
  for (const link of links) {
    const { template, title, ...fields } = Object.fromEntries(new URL(link ?? "").searchParams);
    expect(FILES).toContain(template);
    const ids = idsOf(formOf(template ?? ""));
    expect(Object.keys(fields).filter((id) => !ids.includes(id))).toEqual([]);
  }
});

test("the pull request template is bilingual", () => {
  const template = readFileSync(".github/pull_request_template.md", "utf8");
  const lines = template.split("\n").filter((line) => /^(## |- \[ \] )/.test(line));
  expect(lines.length).toBeGreaterThan(5);
  expect(lines.filter((line) => !isBilingual(line))).toEqual([]);
});
