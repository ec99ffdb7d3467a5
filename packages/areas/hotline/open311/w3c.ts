/** W3C date and time to the second. */
export const w3c = (at: string): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
