/** Weighs codes by the fields of a log whose values they are, and by the products that a text names. */
import { fold } from "../../shared/fold.ts";
import type { SearchProduct } from "../../shared/shape.ts";
import { productIdOf } from "../known-codes.ts";
import { BONUS, type Result } from "../results.ts";
import type { Context } from "../text/context.ts";

/** The bonus of a result if the text names or hints at its product, or if the code is in one of the product's fields. */
export function productBonus(result: Result, context: Context, codeFields: ReadonlyMap<string, string[]>): number {
  const product = productIdOf(result.entry.id);
  return (
    (context.named.has(product) ? BONUS.product : 0) +
    // A service at which the text hints says more about its number than the platform on which the program runs.
    (context.platforms.hinted.has(product) ? BONUS.platform : context.hinted.has(product) ? BONUS.hint : 0) +
    (isInField(result, codeFields) ? BONUS.field : 0)
  );
}

/** Whether a result is a code that is the value of a field in which its product's logs have codes. */
export const isInField = ({ entry, mentions, match }: Result, codeFields: ReadonlyMap<string, string[]>): boolean =>
  match === "code" && mentions.some(({ field }) => codeFields.get(productIdOf(entry.id))?.includes(field));

/** Words of which fields of any program are made. */
const COMMON_FIELD_WORDS =
  /^(?:(?:error|err|result|res|ret|status|state|code|msg|message|name|number|no|http|sub|close|base|resp|detail|type|return) ?)+$/;

/** Whether a result is a code that is the value of a field which only its product has: `Completion-Cause: 002`. */
export const isInOwnField = (
  { entry, mentions, match }: Result,
  codeFields: ReadonlyMap<string, readonly string[]>,
): boolean => {
  const product = productIdOf(entry.id);
  const isOwn = (field: string) =>
    !COMMON_FIELD_WORDS.test(field) &&
    [...codeFields].every(([id, fields]) => fields.includes(field) === (id === product));
  return match === "code" && mentions.some(({ kind, field }) => kind === "number" && isOwn(field));
};

/** Folded names of the log fields that contain codes, by product. */
export const codeFieldsOf = (products: readonly SearchProduct[]): Map<string, string[]> =>
  new Map(products.map(({ id, fields }) => [id, fields.map(fold)]));
