import { readFileSync } from "node:fs";
import path from "node:path";
import { localeKey, speechIn } from "@wuxing/ui/locale";
import { createSSRApp, h } from "vue";
import { renderToString } from "vue/server-renderer";
import { descriptions } from "./app/descriptions.ts";
import { escapeHtml, headLinks } from "./app/headLinks.ts";
import { pages } from "./pages.ts";
import { contextKey, type PageContext } from "./shell/PageContext.ts";
import PortalShell from "./shell/PortalShell.vue";
import type { PageName, Views } from "./views.ts";

interface Assets {
  readonly script: string;
  readonly styles: readonly string[];
}

let assets: Assets | undefined;

/** Addresses of the browser's files, from the manifest that the other build left beside this one. */
function findAssets(): Assets {
  if (assets) return assets;
  const manifest = path.join(import.meta.dirname, "../client/.vite/manifest.json");
  const files = JSON.parse(readFileSync(manifest, "utf8")) as Record<string, { file: string; css?: string[] }>;
  const entry = files["portal/client/portal.ts"];
  if (!entry) throw new Error(`no entry of the portal in ${manifest}: run "npm run build"`);
  assets = { script: `/${entry.file}`, styles: (entry.css ?? []).map((file) => `/${file}`) };
  return assets;
}

/** One public page as a whole HTML document. No inline script or style: a strict content security policy holds. */
export async function renderPage<Name extends PageName>(
  page: Name,
  view: Views[Name],
  context: PageContext,
): Promise<string> {
  const { component, title } = pages[page];
  const description = descriptions[page];
  const { say, locale } = speechIn(context.locale);
  const shell = { shared: description !== undefined };
  const app = createSSRApp({ render: () => h(PortalShell, shell, () => h(component, { view })) });
  app.provide(localeKey, locale);
  app.provide(contextKey, context);
  const body = await renderToString(app);
  const { script, styles } = findAssets();
  const name = `${say(title(view))} · ${say(context.city)}`;
  const about = { title: say(title(view)), description: description && say(description(view)) };
  return `<!doctype html>
<html lang="${locale === "zh" ? "zh-CN" : "en"}"${context.largeType ? ' class="large"' : ""}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="theme-color" content="#0b5cab">
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
${headLinks(context, about)}<title>${escapeHtml(name)}</title>
${styles.map((href) => `<link rel="stylesheet" href="${href}">`).join("\n")}
<script type="module" src="${script}"></script>
</head>
<body>
${body}
</body>
</html>
`;
}
