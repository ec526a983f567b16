/** Checks of values from outside, such as parsed JSON and messages. */

/** Whether a value is an object or an array, whose properties can be read. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** Whether a value is a text. */
export const isText = (value: unknown): value is string => typeof value === "string";

/** Whether a value is a list of texts. */
export const isTextList = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
