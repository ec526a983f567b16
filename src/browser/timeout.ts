/** Work that must end in time. */

/** A file or an index that takes longer counts as lost, in milliseconds: the largest takes less on the slowest network. */
const FETCH_TIMEOUT = 30_000;

/** @throws what the work throws, or an error if it takes too long */
export function withTimeout<Outcome>(work: Promise<Outcome>): Promise<Outcome> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer in time")), FETCH_TIMEOUT);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
