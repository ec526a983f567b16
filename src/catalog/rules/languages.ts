/** Rules for the two languages: both give the same facts. */
import { LOCALES } from "../../schema/taxonomy.ts";
import type { Text } from "../../schema/text.ts";
import { objectsIn } from "../walk.ts";
import type { Rule } from "./rule.ts";

/** Numbers of three digits or more, decimals, and identifiers with an underscore. Smaller numbers may be words: one, 两. */
const FACT = /\d+\.\d+|\d{3,}|[A-Za-z]\w*_\w+/g;
const THOUSANDS = /(?<=\d)[, ](?=\d{3}\b)/g;

const factsIn = (text: string): Set<string> => new Set(text.replace(THOUSANDS, "").match(FACT));

const isText = (value: object): value is Text =>
  LOCALES.every((locale) => locale in value && typeof (value as Partial<Text>)[locale] === "string");

/** Titles are left out: they say in everyday words what happened. */
export const languagesGiveTheSameFacts: Rule = ({ codes, conditions }) =>
  [...codes, ...conditions].flatMap(({ path, data }) =>
    objectsIn(data).flatMap(({ value, at }) => {
      if (!isText(value) || at.includes("title")) return [];
      const [zh, en] = [factsIn(value.zh), factsIn(value.en)];
      const missing = [
        ...[...zh].filter((fact) => !en.has(fact)).map((fact) => ({ fact, locale: "en" })),
        ...[...en].filter((fact) => !zh.has(fact)).map((fact) => ({ fact, locale: "zh" })),
      ];
      return missing.map(({ fact, locale }) => ({
        path,
        at: [...at, locale],
        message: `“${fact}” is missing in \`${[...at, locale].map(String).join(".")}\`: both languages give the same facts`,
      }));
    }),
  );
