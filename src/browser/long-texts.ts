/** Reads long texts in a worker, because a page that reads 200 KB itself does not respond for a moment. */
import type { Question } from "../search/query/text/question.ts";
import type { Answer } from "../search/query/resolve.ts";
import type { SearchManifest } from "../search/shared/shape.ts";
import workerUrl from "./log-worker.ts?worker&url";

/** What the worker is sent, with a port for its answer: an `Answer`, or `undefined` if it failed. */
export interface LongText {
  typed: string;
  manifest: SearchManifest;
}

let worker: Worker | undefined;

/**
 * The answer to a question, or `undefined` if the worker's script cannot be loaded or the worker found none.
 * @throws if the browser starts no workers
 */
export function resolveInWorker({ typed }: Question, manifest: SearchManifest): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const started = (worker ??= new Worker(workerUrl, { type: "module" }));
    const { port1, port2 } = new MessageChannel();
    const end = (answer: Answer | undefined) => {
      started.removeEventListener("error", fail);
      port1.close();
      resolve(answer);
    };
    const fail = () => {
      worker = undefined;
      end(undefined);
    };
    started.addEventListener("error", fail);
    port1.onmessage = ({ data }: MessageEvent<Answer | undefined>) => end(data);
    const text: LongText = { typed, manifest };
    started.postMessage(text, [port2]);
  });
}
