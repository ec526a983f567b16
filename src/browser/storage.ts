/** The browser's storage, where it lets us: blocked or full, nothing is kept and nothing fails. */

/** Keeps a value for the next visit. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The page works without it.
  }
}

/** The value kept last, or `null`. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
