/** Which traditional character is which simplified one: from OpenCC's dictionary, at build time. */
import { Converter } from "opencc-js/t2cn";

/** The common Chinese characters of Unicode. */
const [FIRST, LAST] = [0x4e00, 0x9fff];

/** Each traditional character followed by its simplified one. */
export function traditionalPairs(): string {
  const characters = Array.from({ length: LAST - FIRST + 1 }, (_, at) => String.fromCodePoint(FIRST + at));
  // One a line: the dictionary has phrases too.
  const simple = Converter({ from: "t", to: "cn" })(characters.join("\n")).split("\n");
  return characters.map((character, at) => (simple[at] === character ? "" : `${character}${simple[at]}`)).join("");
}
