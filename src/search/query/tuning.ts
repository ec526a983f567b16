/**
 * The numbers by which pages are ranked by their words, and accepted as results or only suggested. `npm run bench:search` tries
 * other values on some of the queries and judges them on the others.
 */
export const TUNING = {
  /** Half-saturation weight for scores, as BM25's k: beyond it, more of the same word adds little. */
  scoreSaturation: 4,
  /** Half-saturation weight for shares. */
  shareSaturation: 1.1,
  /** Importance of a word that is on no page, relative to the rarest known word: it suggests another subject. */
  unknownWord: 1.2,
  /** Importance of a Chinese bigram that is on no page. It counts less than a word: its characters may be neighbours by chance. */
  unknownBigram: 0.8,
  /** Importance of such a bigram across two words. */
  unknownStraddle: 0.3,
  /** How much of a page's relevance it keeps even if it covers nothing else of the question. */
  shareBase: 0.32,
  /** How much of a page's relevance it keeps if its title covers nothing of the question. */
  titleBase: 0.7,
  /** How much a title adds that the question covers whole. */
  titleCovered: 0.6,
  /** How much a symbol adds that the question covers whole. */
  symbolCovered: 0.3,
  /** Factor of a title with the question's very words. */
  titleSame: 1.5,
  /** Factor of pages of a product that the text is about. */
  product: 1.5,
  /** Factor of pages of a platform, such as the browser, at which the text hints: programs for any service run on it. */
  platform: 1.25,
  /** Least score of a page, relative to the best. */
  relativeScore: 0.4,
  /** Share of the question's importance that a page must cover: of an empty question, less for each word, and at least. */
  shareStart: 0.5,
  sharePerWord: 0.05,
  shareLeast: 0.2,
  /** Factor of the share that a page must cover if the text names its product. */
  shareOfNamed: 0.4,
  /** Share that a page must cover if the text is program code or markup. */
  shareOfMarkup: 0.75,
  /** Share that a page must cover if it has no word of the trade that the question has. */
  shareWithoutJargon: 0.85,
  /** How much more a page must cover if it has only one, relative to the share; half as much if it has two, and so on. */
  littleJargon: 0.4,
  /** Factor of the share if the question has several words that are on no page. */
  strangers: 1.4,
  /** Factor of the share that a suggested page must cover. */
  shareOfSuggestion: 0.6,
  /** A number is doubtful if a text has so many words, its page covers less of them, and scores less than so much of the best. */
  doubtWords: 7,
  /** The fewest words if the text does not speak of speech. */
  doubtWordsElsewhere: 3,
  doubtShare: 0.12,
  doubtRelative: 0.45,
  /** The share if the text does not speak of speech. */
  doubtShareElsewhere: 0.2,
  /** A number with a label of its own is doubtful if its page covers less of the label. */
  doubtLabel: 0.15,
};
export type Tuning = typeof TUNING;
