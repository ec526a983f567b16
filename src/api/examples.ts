/** Examples for the page about the API, with their output. Both come from the catalogue, so they stay correct. */
import type { Catalog } from "../catalog/build.ts";
import { codeMarkdown } from "../markdown/code.ts";
import { routes, type Absolute } from "../routes.ts";
import { csvOf } from "./csv.ts";
import { recordOf } from "./record.ts";

export interface Example {
  id: "record" | "csv" | "backoff" | "markdown" | "valid";
  /** `js`: a module for Node 18 or a browser; `sh`: a shell with curl. */
  language: "js" | "sh";
  code: string;
  /** What it prints. */
  output: string;
}

/** The condition and the kind of retry that the examples are about. */
const SUBJECT = { condition: "sample-rate-unsupported", retry: "backoff" } as const;

/**
 * Builds the examples around the first code of a well-known condition, or the first code of a catalogue without that condition.
 * @throws if the catalogue has no codes
 */
export function examplesOf(catalog: Catalog, absolute: Absolute): Example[] {
  const code = catalog.conditions.find(({ id }) => id === SUBJECT.condition)?.codes[0] ?? catalog.codes[0];
  if (!code) throw new Error("The API examples need a catalogue with at least one code");
  const { product } = code;
  const record = recordOf(code, absolute);
  const json = record.urls.json;
  const markdown = absolute(routes.markdown(routes.code("en", code.id)));
  const retryable = product.codes.filter(({ retry }) => retry === SUBJECT.retry).map((other) => other.code);
  return [
    {
      id: "record",
      language: "js",
      code: `const answer = await fetch("${json}");
const { code, title, retry, owner } = await answer.json();
console.log(code, title.en);
console.log("retry:", retry, "· who acts:", owner);`,
      output: `${code.code} ${record.title.en}
retry: ${record.retry} · who acts: ${record.owner}`,
    },
    {
      id: "backoff",
      language: "js",
      code: `const answer = await fetch("${absolute(routes.data(product.id))}");
const { codes } = await answer.json();
console.log(codes.filter(({ retry }) => retry === "${SUBJECT.retry}").map(({ code }) => code).join(" "));`,
      output: retryable.join(" "),
    },
    {
      id: "csv",
      language: "sh",
      code: `curl -s ${absolute(routes.csv())} | grep '^${record.vendor},${record.product},${record.code},'`,
      output: csvOf([record]).split("\r\n")[1] ?? "",
    },
    {
      id: "markdown",
      language: "sh",
      code: `curl -s ${markdown} | head -n 3`,
      output: codeMarkdown(code, { locale: "en", absolute }).split("\n").slice(0, 3).join("\n"),
    },
    {
      id: "valid",
      language: "js",
      code: `import Ajv from "ajv/dist/2020.js";

const read = async (address) => (await fetch(address)).json();
const validate = new Ajv().compile(await read("${absolute(routes.data("schema"))}"));
console.log(validate(await read("${json}")));`,
      output: "true",
    },
  ];
}
