/** How much a word says about a page, by where it is on the page. */
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
/** A synonym of a word says half of what the word says. */
export const SYNONYM = 0.5;
/** From this weight on a page is about the word; below, it only mentions it. */
export const ABOUT = 3;
