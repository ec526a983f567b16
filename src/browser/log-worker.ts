/** The worker that reads long texts: see `long-texts.ts`. */
import { readQuestion } from "../search/query/text/question.ts";
import { resolve } from "../search/query/resolve.ts";
import type { Source } from "../search/query/source.ts";
import type { LongText } from "./long-texts.ts";
import { createSource } from "./search-files.ts";

let source: Source | undefined;

addEventListener("message", ({ data, ports: [port] }: MessageEvent<LongText>) => {
  source ??= createSource(data.manifest);
  resolve(readQuestion(data.typed), source)
    .then((answer) => port?.postMessage(answer))
    .catch(() => port?.postMessage(undefined));
});
