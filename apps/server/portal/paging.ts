/** The number of a page as an address names it: 1 where it names none or nonsense, at most 500. */
export function pageNumber(asked: string | undefined): number {
  const page = Number(asked);
  return Number.isInteger(page) && page >= 1 ? Math.min(page, 500) : 1;
}

export const pageCount = (total: number, size: number): number => Math.max(1, Math.ceil(total / size));

/** An address with those of the values that are not empty. */
export function addressOf(path: string, values: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== "")).toString();
  return query ? `${path}?${query}` : path;
}
