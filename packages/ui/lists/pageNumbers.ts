/** The pages a pager shows: first, last, and the neighbours of the current one; null is a gap. */
export function pageNumbers(page: number, pages: number): (number | null)[] {
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter((n) => n >= 1 && n <= pages);
  return shown.flatMap((n, index) => (index > 0 && n - (shown[index - 1] ?? 0) > 1 ? [null, n] : [n]));
}

/** The same address with another page number; other parameters are kept. */
export function pageHref(path: string, page: number): string {
  const url = new URL(path, "http://page");
  url.searchParams.set("page", String(page));
  return `${url.pathname}${url.search}`;
}
