/** Rules of repetition: what is true of several codes is said once, in their condition. */
import { LOCALES } from "../../schema/taxonomy.ts";
import type { Text } from "../../schema/text.ts";
import { productIdOfFile, type ContentFiles } from "../files.ts";
import type { Problem } from "../problem.ts";
import { objectsIn, type PlacedObject } from "../walk.ts";
import { problemIf, type Rule } from "./rule.ts";

/** The parts of a condition that contain sentences. */
const CONDITION_PARTS: readonly PropertyKey[] = ["meaning", "causes", "fixes", "verify", "prevention"];

/** A text in one language, and where it is. */
interface PlacedText {
  path: string;
  at: PropertyKey[];
  text: string;
}

const isText = (value: object): value is Text => "zh" in value && "en" in value;

const inEachLanguage = (path: string, { value, at }: PlacedObject): PlacedText[] =>
  isText(value) ? LOCALES.map((locale) => ({ path, at: [...at, locale], text: value[locale] })) : [];

/** Every statement of the codes, and every cause and step of the conditions. */
const sentencesOf = ({ codes, conditions }: ContentFiles): PlacedText[] => [
  ...codes.flatMap(({ path, data }) =>
    objectsIn(data)
      .filter(({ value }) => "basis" in value)
      .flatMap((placed) => inEachLanguage(path, placed)),
  ),
  ...conditions.flatMap(({ path, data }) =>
    objectsIn(data)
      .filter(({ at: [part] }) => part !== undefined && CONDITION_PARTS.includes(part))
      .flatMap((placed) => inEachLanguage(path, placed)),
  ),
];

/** A problem for each text that an earlier file has too. */
function repeats(texts: readonly PlacedText[], messageFor: (earlier: string) => string): Problem[] {
  const pathByText = new Map<string, string>();
  return texts.flatMap(({ path, at, text }) => {
    const earlier = pathByText.get(text) ?? path;
    pathByText.set(text, earlier);
    return problemIf(earlier !== path, { path, at, message: messageFor(earlier) });
  });
}

export const sentencesAreOnOnePage: Rule = (files) =>
  repeats(
    sentencesOf(files),
    (earlier) => `the same sentence is in ${earlier}: say what is specific here, or say it once, in the condition`,
  );

export const titlesAreUniqueInAProduct: Rule = ({ codes }) =>
  [...Map.groupBy(codes, productIdOfFile).values()].flatMap((siblings) =>
    repeats(
      siblings.flatMap(({ path, data }) => inEachLanguage(path, { value: data.title, at: ["title"] })),
      (earlier) => `${earlier} has the same title: say what distinguishes the two codes`,
    ),
  );
