/** Maps traditional Chinese characters to simplified ones with OpenCC's dictionary, at build time. */
import { Converter } from "opencc-js/t2cn";

/** The block of common Chinese characters in Unicode. */
const [FIRST, LAST] = [0x4e00, 0x9fff];

/** Each traditional character followed by its simplified one. */
export function traditionalPairs(): string {
  const characters = Array.from({ length: LAST - FIRST + 1 }, (_, index) => String.fromCodePoint(FIRST + index));
  // One character on each line, because the dictionary also converts phrases.
  const simplified = Converter({ from: "t", to: "cn" })(characters.join("\n")).split("\n");
  return characters
    .map((character, index) => (simplified[index] === character ? "" : `${character}${simplified[index]}`))
    .join("");
}
