/** A search waits for what it has asked for, but not for ever. */

/** Time after which a file or an index counts as lost, in milliseconds: the largest takes less on the slowest network. */
const PATIENCE = 30_000;

/** @throws where the work throws, or takes longer than a reader waits */
export function inTime<Outcome>(work: Promise<Outcome>): Promise<Outcome> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer in time")), PATIENCE);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
