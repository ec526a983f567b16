/** Rules for what a ticket asks for: enough to find the call, and no secrets. */
import { LOCALES } from "../../schema/taxonomy.ts";
import { classify } from "../classify.ts";
import { evidenceOf } from "../evidence.ts";
import { productIdOfFile } from "../files.ts";
import { problemIf, type Rule } from "./rule.ts";

/** Support rarely finds the call by a single item. */
const ITEMS_MIN = 2;

const SECRET = /token|令牌|secret/i;
const MASKING = /mask|遮/i;
const IDENTIFIER = /app|room|task|record|request/i;

export const errorsAskForEnoughEvidence: Rule = ({ codes, products, conditions }) => {
  const productById = new Map(products.map((product) => [productIdOfFile(product), product.data]));
  const conditionById = new Map(conditions.map(({ id, data }) => [id, data]));
  return codes.flatMap((code) => {
    const product = productById.get(productIdOfFile(code));
    if (!product || code.data.kind !== "error") return [];
    const { variants, condition } = code.data;
    const { category } = classify(code.data, condition === undefined ? undefined : conditionById.get(condition));
    const { length } = evidenceOf(product.evidence, { variants, category });
    return problemIf(length < ITEMS_MIN, {
      path: code.path,
      message: `the product's \`evidence\` has ${length} for this code: a ticket about an error needs at least ${ITEMS_MIN}`,
    });
  });
};

export const evidenceNamesNoSecrets: Rule = ({ products }) =>
  products.flatMap(({ path, data }) =>
    data.evidence.flatMap(({ name }, index) =>
      LOCALES.flatMap((locale) => {
        const place = { path, at: ["evidence", index, "name", locale] };
        const [secret] = SECRET.exec(name[locale]) ?? [];
        return [
          ...problemIf(secret !== undefined, { ...place, message: `a ticket must not ask for a secret (“${secret}”)` }),
          ...problemIf(MASKING.test(name[locale]), {
            ...place,
            message: "says that it is masked: leave that out, and set `secret: true`",
          }),
        ];
      }),
    ),
  );

export const identifiersStayReadable: Rule = ({ products }) =>
  products.flatMap(({ path, data }) =>
    data.evidence.flatMap(({ name, secret }, index) =>
      problemIf(secret && IDENTIFIER.test(name.en), {
        path,
        at: ["evidence", index, "secret"],
        message: `“${name.en}” identifies a call or an app, which support needs unmasked: leave \`secret\` out`,
      }),
    ),
  );
