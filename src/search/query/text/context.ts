/** Recognises whom a text is about: products of the catalogue, by their names and by hints in their logs, and other services. */
import { hasHan } from "../../shared/fold.ts";
import type { OtherService, SearchProduct } from "../../shared/shape.ts";

/** What a text reveals about its product. */
export interface Context {
  /** Ids of products that the text names, directly or by their vendor. */
  named: ReadonlySet<string>;
  /** Ids of products that the text hints at: by callbacks, prefixes of messages or words for their parts. */
  hinted: ReadonlySet<string>;
  /** Those of them at which the text hints with words that few products have, unlike `onError`. */
  hintedAlone: ReadonlySet<string>;
  /** Ids of platforms, whose codes programs of any service get: at which the text hints, and the others. */
  platforms: { hinted: ReadonlySet<string>; beside: ReadonlySet<string> };
  /** Services that the catalogue does not cover and that the text is about. */
  services: readonly OtherService[];
  /** The names in the text, longest first: of products, vendors and other services. */
  names: string[];
}

/** From so many products on, a hint such as `onError` does not speak against other products. */
const COMMON_HINT_MIN = 3;

/** A folded word as it stands in a folded text with a space at both ends. */
const inSpaces = (word: string): string => (hasHan(word) ? word : ` ${word} `);

/** Whether a name has several words, so that one of them may be the name of something else. */
const hasSeveralWords = (name: string): boolean => name.includes(" ");

/** Tests whether a folded text has a word. Logs are long and words many, so each is looked for once. */
function wordFinder(folded: string): (word: string) => boolean {
  // Padded once, unlike in `holdsWord`.
  const padded = ` ${folded} `;
  const tokens = new Set(folded.split(" "));
  const characters = new Set(folded);
  const holds = (word: string) => {
    if (hasHan(word)) return [...word].every((character) => characters.has(character)) && padded.includes(word);
    const parts = word.split(" ");
    return parts.every((part) => tokens.has(part)) && (parts.length === 1 || padded.includes(` ${word} `));
  };
  const known = new Map<string, boolean>();
  return (word) => {
    const isHeld = known.get(word) ?? holds(word);
    known.set(word, isHeld);
    return isHeld;
  };
}

/** The other services that a text has words of, with these words. Words inside a name of a product of ours are not theirs. */
function wordsOfServices(
  products: readonly SearchProduct[],
  otherServices: readonly OtherService[],
  isInText: (word: string) => boolean,
): Map<OtherService, string[]> {
  // `whisper` in `whisper-1`, a model of a product of ours, does not name another service.
  const ours = products.flatMap(({ names, hints }) => [...names, ...hints].filter(hasSeveralWords)).filter(isInText);
  const isOurs = (word: string) => ours.some((own) => own !== word && inSpaces(own).includes(inSpaces(word)));
  const held = otherServices.map((service) => {
    const words = service.words.filter((word) => isInText(word) && !isOurs(word));
    return [service, words] as const;
  });
  return new Map(held.filter(([, words]) => words.length > 0));
}

/** The context of a folded text whose scripts are separated. */
export function contextOf(
  folded: string,
  products: readonly SearchProduct[],
  otherServices: readonly OtherService[],
): Context {
  const isInText = wordFinder(folded);
  const wordsByService = wordsOfServices(products, otherServices, isInText);
  const services = [...wordsByService.keys()];
  // `腾讯云` in `腾讯云语音识别` does not name a product of ours.
  const serviceWords = byLength([...wordsByService.values()].flat());
  const rest = serviceWords.reduce((text, word) => text.replaceAll(inSpaces(word), "  "), ` ${folded} `);
  const isInRest = (word: string) => isInText(word) && (serviceWords.length === 0 || rest.includes(inSpaces(word)));
  const idsWith = (wordsOf: (product: SearchProduct) => readonly string[]) =>
    new Set(products.filter((product) => wordsOf(product).some(isInRest)).map(({ id }) => id));

  const called = idsWith(({ names }) => names);
  const vendorsCalled = new Set([...called].map(vendorOf));
  const isAnotherOf = ({ id }: SearchProduct) => services.some(({ vendor }) => vendor === vendorOf(id));
  // `阿里云百炼` names one product of its vendor, `阿里云` alone all of them.
  const ofVendor = idsWith((product) =>
    isAnotherOf(product) || vendorsCalled.has(vendorOf(product.id)) ? [] : product.vendorNames,
  );

  const hintsInText = new Map(products.map(({ id, hints }) => [id, hints.filter(isInRest)]));
  const hinted = new Set([...hintsInText].filter(([, hints]) => hints.length > 0).map(([id]) => id));
  const countByHint = Map.groupBy([...hintsInText.values()].flat(), (hint) => hint);
  const isTelling = (hint: string) => countByHint.get(hint)!.length < COMMON_HINT_MIN;
  const platforms = products.filter(({ isPlatform }) => isPlatform).map(({ id }) => id);
  return {
    named: new Set([...called, ...ofVendor]),
    hinted,
    hintedAlone: new Set([...hinted].filter((id) => hintsInText.get(id)!.some(isTelling))),
    platforms: {
      hinted: new Set(platforms.filter((id) => hinted.has(id))),
      beside: new Set(platforms.filter((id) => !hinted.has(id))),
    },
    services,
    names: byLength([
      ...services.filter(isSubject).flatMap((service) => wordsByService.get(service) ?? []),
      ...products.flatMap(({ names, vendorNames }) => [...names, ...vendorNames]).filter(isInText),
    ]),
  };
}

/** The vendor of a product or code, by its id. */
export const vendorOf = (id: string): string => id.split("/", 1)[0]!;

/** Words without repetition, longest first. */
const byLength = (words: readonly string[]): string[] => [...new Set(words)].sort((a, b) => b.length - a.length);

/** Whether a text that names a service is about it as a whole, and not only as far as its numbers go. */
export const isSubject = ({ numbers }: OtherService): boolean => numbers.length === 0;

/** Removes the names of products and services from a folded text: they are not part of the question. */
export function removeNames(folded: string, { names }: Context): string {
  // Spaces are doubled so that neighbouring names do not share one.
  const padded = ` ${folded.replaceAll(" ", "  ")} `;
  return names.reduce((rest, name) => {
    const pattern = hasHan(name) ? name : ` ${name.replaceAll(" ", "  ")} `;
    return rest.replaceAll(pattern, " ");
  }, padded);
}
