const prefix = "wuxing.draft.";

/** What was kept under a name on this device, or undefined; what cannot be read counts as nothing. */
export function readKept<T>(name: string, store: Storage = localStorage): T | undefined {
  try {
    const text = store.getItem(prefix + name);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

/** Keeps a value on this device, or only as long as the tab is open; false where there is no room, or it is not allowed. */
export function keep(name: string, value: unknown, store: Storage = localStorage): boolean {
  try {
    store.setItem(prefix + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function forget(name: string, store: Storage = localStorage): void {
  try {
    store.removeItem(prefix + name);
  } catch {
    // A browser that forbids storage kept nothing either.
  }
}
