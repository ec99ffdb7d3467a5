/** Why the server refused, in the page's language; empty where it does not say. */
export function faultIn(answer: string): string {
  const { reason } = (answer.startsWith("{") ? JSON.parse(answer) : {}) as { reason?: { zh: string; en: string } };
  return reason?.[document.documentElement.lang.startsWith("zh") ? "zh" : "en"] ?? "";
}
