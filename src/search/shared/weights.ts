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
/** From this weight on the page is about the word; below it, the page only mentions the word. */
export const TOPIC_MIN = 3;
