/** Finds the pages to which an HTTP status leads if the text says whose it is: `Deepgram returns 401`. */
import type { SearchProduct } from "../../shared/shape.ts";
import { statusTerm } from "../../shared/terms.ts";
import type { Context } from "../text/context.ts";
import { knownCodes, productIdOf } from "../known-codes.ts";
import type { Results } from "../results.ts";
import { postingsOf, type Source } from "../source.ts";

/** A text with its HTTP statuses, and whom it is about. */
interface StatusQuery {
  statuses: readonly string[];
  context: Context;
  products: readonly SearchProduct[];
}

/** Products that a text is about: those that it names or, if there are none, services at which it hints with words of their own. */
const productsMeant = ({ context: { named, hintedAlone }, products }: StatusQuery): ReadonlySet<string> =>
  named.size > 0
    ? named
    : new Set(products.filter(({ id, isPlatform }) => !isPlatform && hintedAlone.has(id)).map(({ id }) => id));

/**
 * Positions of the codes that come with an HTTP status of the text, of a product that the text is about and that has no code of that
 * number. Their weights are higher the fewer other statuses they come with.
 * @throws what the source throws
 */
export async function positionsWithStatus(
  query: StatusQuery,
  results: Results,
  source: Source,
): Promise<Map<number, number>> {
  const meant = productsMeant(query);
  const isOfMeant = ({ id }: { id: string }) => meant.has(productIdOf(id));
  const isCode = (status: string) =>
    results.all.some(
      ({ entry, match, mentions }) =>
        match === "code" && isOfMeant(entry) && mentions.some(({ text }) => text === status),
    );
  const statuses = meant.size === 0 ? [] : query.statuses.filter((status) => !isCode(status));
  const lists = await postingsOf(statuses.map(statusTerm), source);
  const codes = knownCodes(query.products);
  const weights = [...lists.values()].flatMap((list) =>
    list.flatMap((position, index) => (index % 2 === 0 ? [[position, list[index + 1]!] as const] : [])),
  );
  return new Map(weights.filter(([position]) => isOfMeant(codes[position]!)));
}
