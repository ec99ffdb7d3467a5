const prefix = "wuxing.draft.";

/** What was kept under a name on this device, or undefined; what cannot be read counts as nothing. */
export function readKept<T>(name: string): T | undefined {
  try {
    const text = localStorage.getItem(prefix + name);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

/** Keeps a value on this device; false where it has no room, or does not allow it. */
export function keep(name: string, value: unknown): boolean {
  try {
    localStorage.setItem(prefix + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function forget(name: string): void {
  try {
    localStorage.removeItem(prefix + name);
  } catch {
    // A browser that forbids storage kept nothing either.
  }
}
