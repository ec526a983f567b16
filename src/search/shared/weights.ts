/** How relevant a word makes a page, depending on the part of the page it is in. */
export const WEIGHT = {
  title: 8,
  name: 8,
  message: 8,
  asked: 6,
  condition: 4,
  conditionAsked: 3,
  literal: 4,
  meaning: 2,
  fix: 1,
  note: 1,
};
/** Weight of a synonym relative to the word itself. */
export const SYNONYM_FACTOR = 0.5;
/** Number of terms from which on a page is long: it shares some with any text, so each says less. */
export const LONG_PAGE = 600;
/** Weight of a term that stands in several prominent places of a page, such as title and symbol: it counts whole on a long page, too. */
export const OUTSTANDING = 14;
/** From this weight on the page is about the word; below it, the page only mentions the word. */
export const TOPIC_MIN = 3;
