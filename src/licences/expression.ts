/** Licence expressions as packages write them (SPDX): `MIT`, `(MIT OR CC0-1.0)`, `Apache-2.0 AND LGPL-3.0-or-later`. */

const IDENTIFIER = /^[A-Za-z0-9.-]+$/;
const WORDS = ["AND", "OR", "WITH"];

/**
 * Whether what an expression asks for can be accepted: one side of an OR, both of an AND. An exception (WITH) only gives more
 * freedom, so it changes nothing. What cannot be read is not accepted.
 * @example isAcceptable("(MIT OR GPL-3.0-only)", (licence) => licence === "MIT") // => true
 */
export function isAcceptable(expression: string, accepts: (licence: string) => boolean): boolean {
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  let isWellFormed = true;

  const identifier = (): string => {
    const token = tokens[at++] ?? "";
    isWellFormed &&= IDENTIFIER.test(token) && !WORDS.includes(token);
    return token;
  };
  const single = (): boolean => {
    if (tokens[at] === "(") {
      at++;
      const inner = either();
      isWellFormed &&= tokens[at++] === ")";
      return inner;
    }
    const isAccepted = accepts(identifier());
    if (tokens[at] === "WITH") {
      at++;
      identifier();
    }
    return isAccepted;
  };
  const both = (): boolean => {
    let isAccepted = single();
    while (tokens[at] === "AND") {
      at++;
      isAccepted = single() && isAccepted;
    }
    return isAccepted;
  };
  const either = (): boolean => {
    let isAccepted = both();
    while (tokens[at] === "OR") {
      at++;
      isAccepted = both() || isAccepted;
    }
    return isAccepted;
  };

  const isAccepted = either();
  return isAccepted && isWellFormed && at === tokens.length;
}
