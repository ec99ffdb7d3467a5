import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Http } from "@wuxing/platform/http";
import { z } from "zod";
import { builtFile } from "../builtFile.ts";
import { cityName } from "../contextOf.ts";
import type { Show } from "../Pages.ts";
import { qrPicture } from "../qrPicture.ts";

const hide = { hide: true } as const;

/** The site as an app of a telephone: how it is installed, the worker that opens it without a network, and handing a page on. */
export function appRoutes(http: Http, origin: string, show: Show): void {
  http.get("/worker.js", { schema: hide }, builtFile("portal-worker.js", "text/javascript; charset=utf-8"));
  for (const [path, language] of [
    ["/manifest.webmanifest", "zh"],
    ["/manifest.en.webmanifest", "en"],
  ] as const)
    http.get(path, { schema: hide }, (_request, reply) =>
      reply
        .type("application/manifest+json; charset=utf-8")
        .header("cache-control", "public, max-age=3600")
        .send(JSON.stringify(manifest(language))),
    );

  const params = z.object({ language: z.enum(["zh", "en"]) });
  http.get("/offline/:language", { schema: { ...hide, params } }, (request, reply) => {
    // Kept by the worker for both languages, whatever this reader's is.
    request.cookies.lang = request.params.language;
    return show(request, reply, "offline", null);
  });

  const querystring = z.object({ path: z.string().max(500).optional() });
  http.get("/share", { schema: { ...hide, querystring } }, async (request, reply) => {
    const path = ownAddress(request.query.path ?? "/", origin);
    const address = origin + path;
    return show(request, reply, "share", { address, path, qr: await qrPicture(address) });
  });
}

/** A path of this site and of no other. Throws Refusal(invalidInput). */
function ownAddress(said: string, origin: string): string {
  const url = said.startsWith("/") && URL.canParse(said, origin) ? new URL(said, origin) : undefined;
  if (url?.origin === origin && !url.pathname.startsWith("//")) return `${url.pathname}${url.search}`;
  throw new Refusal("invalidInput", t("只能分享本站的页面", "Only pages of this site can be shared"));
}

/** Of the language of the page that it is installed from (W3C Web Application Manifest). */
function manifest(language: "zh" | "en") {
  const say = (zh: string, en: string): string => (language === "zh" ? zh : en);
  const shortcut = (name: string, url: string) => ({ name, url });
  const icon = (file: string, sizes: string, purpose: string) => ({
    ...{ src: `/assets/${file}`, sizes, purpose },
    type: file.endsWith(".svg") ? "image/svg+xml" : "image/png",
  });
  return {
    id: "/",
    name: say(`五型办事 · ${cityName.zh}`, `Wuxing · ${cityName.en}`),
    short_name: say("五型办事", "Wuxing"),
    description: say("办事、提诉求、查进度", "Apply, be heard, follow"),
    lang: say("zh-CN", "en"),
    ...{ dir: "ltr", start_url: "/", scope: "/", display: "standalone" },
    ...{ theme_color: "#0b5cab", background_color: "#f6f7f9" },
    icons: [
      icon("icon-192.png", "192x192", "any"),
      icon("icon-512.png", "512x512", "any"),
      icon("icon-maskable-512.png", "512x512", "maskable"),
      icon("icon.svg", "any", "any"),
    ],
    shortcuts: [
      shortcut(say("提诉求", "Say something"), "/say"),
      shortcut(say("查进度", "Follow a request"), "/follow"),
      shortcut(say("我的", "Mine"), "/mine"),
    ],
  };
}
