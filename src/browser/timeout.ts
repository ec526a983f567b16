/** Limits how long the page waits for a file or an index. */

/** In milliseconds: the largest file takes less on the slowest network. */
const FETCH_TIMEOUT_MS = 30_000;

/**
 * The result of the work, if it comes in time.
 * @throws what the work throws, or an error if it takes too long
 */
export function withTimeout<Result>(work: Promise<Result>): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer in time")), FETCH_TIMEOUT_MS);
  });
  return Promise.race([work, timeout]).finally(() => clearTimeout(timer));
}
