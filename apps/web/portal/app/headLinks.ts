import type { PageContext } from "../shell/PageContext.ts";
import { addressIn } from "./addressIn.ts";

export const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const meta = (kind: "name" | "property", name: string, content: string): string =>
  `<meta ${kind}="${name}" content="${escapeHtml(content)}">`;
const link = (rel: string, href: string, more = ""): string => `<link rel="${rel}" href="${escapeHtml(href)}"${more}>`;

/**
 * What a page's head says to others: how the site is installed; and of a page of everybody's (one with a description)
 * its one address, its other language, and the words that are shown where it is handed on.
 */
export function headLinks(
  { origin, locale, path, city }: PageContext,
  { title, description }: { readonly title: string; readonly description: string | undefined },
): string {
  if (!origin) return "";
  const lines = [
    link("manifest", locale === "zh" ? "/manifest.webmanifest" : "/manifest.en.webmanifest"),
    link("apple-touch-icon", "/assets/icon-180.png"),
  ];
  const own = origin + addressIn(path, locale);
  if (description !== undefined)
    lines.push(
      meta("name", "description", description),
      link("canonical", own),
      link("alternate", origin + addressIn(path, "zh"), ' hreflang="zh-CN"'),
      link("alternate", origin + addressIn(path, "en"), ' hreflang="en"'),
      meta("property", "og:type", "website"),
      meta("property", "og:site_name", `${locale === "zh" ? "五型" : "Wuxing"} · ${city[locale]}`),
      meta("property", "og:title", title),
      meta("property", "og:description", description),
      meta("property", "og:url", own),
      meta("property", "og:locale", locale === "zh" ? "zh_CN" : "en_GB"),
      meta("property", "og:image", `${origin}/assets/icon-512.png`),
    );
  return `${lines.join("\n")}\n`;
}
