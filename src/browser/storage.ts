/** The browser's local storage. If it is blocked or full, nothing is stored and nothing fails. */

/** Stores a value for the next visit. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The page works without it.
  }
}

/** The stored value, or `null`. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
