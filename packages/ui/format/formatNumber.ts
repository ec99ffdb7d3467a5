/** Narrow no-break space: groups digits without a sign that the two languages read differently. */
const thin = "\u202f";

/** `12345.67` → `12 345.67` with thin grouping from five digits on; at most `decimals` places (default 0). */
export function formatNumber(value: number, decimals = 0): string {
  const [whole = "0", rest] = Math.abs(value).toFixed(decimals).split(".");
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, thin) : whole;
  return `${value < 0 ? "−" : ""}${grouped}${rest ? `.${rest}` : ""}`;
}

/** A share 0…1 → `93.4%`; null (no denominator) → a dash. */
export const formatShare = (share: number | null): string =>
  share === null ? "—" : `${formatNumber(share * 100, 1)}%`;

/** Bytes → `840 kB` or `2.4 MB`. */
export const formatBytes = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
