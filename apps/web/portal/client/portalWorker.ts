/// <reference lib="webworker" />
// A classic worker is one file: it may import only what no other entry of the build does.
import { accountHeader, isFresh, isWhole, keepHeader, ruleFor, wipes } from "./keeping.ts";

/**
 * Opens the portal without a network: a page that says so, and the pages of one's own that this device has shown since
 * one signed in. They lie here and nowhere else, and go when one signs out (decision 0041). Nothing of the desk passes by.
 */
const worker = self as unknown as ServiceWorkerGlobalScope;

const [shell, own, files] = ["wuxing-shell", "wuxing-own", "wuxing-files"];
const [keptAtHeader, accountKey] = ["x-kept-at", "/account-mark"];
const [pagesAtMost, filesAtMost] = [40, 80];
const offlinePages = { zh: "/offline/zh", en: "/offline/en" };

worker.addEventListener("install", (event) => {
  event.waitUntil(Promise.all(Object.values(offlinePages).map(keepOffline)).then(() => worker.skipWaiting()));
});
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("fetch", (event) => {
  const rule = ruleFor(event.request, worker.location.origin);
  if (rule === "page") event.respondWith(openPage(event));
  else if (rule === "file") event.respondWith(openFile(event.request));
});

async function openPage(event: FetchEvent): Promise<Response> {
  const { pathname, search } = new URL(event.request.url);
  try {
    const answer = await fetch(event.request);
    // Looked at before it is shown: after signing out not even the next moment finds a page of before.
    await noteAccount(answer);
    if (isWhole(search) && isOwn(answer)) event.waitUntil(keepOwn(pathname, answer.clone()).catch(() => undefined));
    return answer;
  } catch {
    return (await openKept(pathname)) ?? (await openOffline());
  }
}

const isOwn = (answer: Response): boolean => answer.ok && !answer.redirected && answer.headers.get(keepHeader) === "1";

async function noteAccount(answer: Response): Promise<void> {
  const said = answer.headers.get(accountHeader);
  if (said === null) return;
  const known = await caches.match(accountKey, { cacheName: own }).then((mark) => mark?.text());
  if (wipes(known, said)) await caches.delete(own);
  if (said !== "none" && said !== known) await (await caches.open(own)).put(accountKey, new Response(said));
}

/** A page of one's own, with the hour it was shown at and the files it needs. */
async function keepOwn(path: string, answer: Response): Promise<void> {
  const html = await answer.text();
  await keepFilesOf(html);
  const headers = new Headers(answer.headers);
  headers.set(keptAtHeader, new Date().toISOString());
  const cache = await caches.open(own);
  // Signed out meanwhile: its mark is gone, and so is what would be kept under it.
  const mark = await (await cache.match(accountKey))?.text();
  if (mark !== answer.headers.get(accountHeader)) return;
  await cache.put(path, new Response(html, { headers }));
  await drop(cache, pagesAtMost, accountKey);
}

async function openKept(path: string): Promise<Response | undefined> {
  const cache = await caches.open(own);
  const found = await cache.match(path, { ignoreVary: true });
  if (!found) return undefined;
  const keptAt = found.headers.get(keptAtHeader);
  if (!isFresh(keptAt, Date.now())) {
    await cache.delete(path);
    return undefined;
  }
  return new Response(withAge(await found.text(), keptAt ?? ""), { headers: found.headers });
}

/** A page that is not of now says so before anything else. */
function withAge(html: string, keptAt: string): string {
  const language = /<html lang="en"/u.test(html) ? "en-GB" : "zh-CN";
  const how = { dateStyle: "long", timeStyle: "short", timeZone: "Asia/Shanghai" } as const;
  const at = new Intl.DateTimeFormat(language, how).format(new Date(keptAt));
  const said =
    language === "en-GB"
      ? `No network: this is the page as it was on ${at}. It can be read, not sent.`
      : `没有网络：这是 ${at} 的样子，可以看，不能提交。`;
  return html.replace("<main ", `<p class="frame acting-for" role="status" data-kept>${said}</p><main `);
}

async function openOffline(): Promise<Response> {
  await dropOld();
  const language = (await chosenLanguage()) === "en" ? "en" : "zh";
  return (await caches.match(offlinePages[language], { cacheName: shell, ignoreVary: true })) ?? Response.error();
}

/** What is too old to be shown does not stay either. */
async function dropOld(): Promise<void> {
  const cache = await caches.open(own);
  for (const request of await cache.keys()) {
    const keptAt = (await cache.match(request, { ignoreVary: true }))?.headers.get(keptAtHeader);
    if (keptAt && !isFresh(keptAt, Date.now())) await cache.delete(request);
  }
}

async function chosenLanguage(): Promise<string | undefined> {
  if ("cookieStore" in worker) return (await worker.cookieStore.get("lang"))?.value ?? undefined;
  return (navigator as WorkerNavigator).language.startsWith("zh") ? "zh" : "en";
}

async function keepOffline(path: string): Promise<void> {
  // Nobody's: it is the same for whoever is signed in.
  const answer = await fetch(path, { credentials: "omit" });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  await keepFilesOf(await answer.clone().text());
  await (await caches.open(shell)).put(path, answer);
}

/** The files that a page names, those alone that are not there yet: their names change with what is in them. */
async function keepFilesOf(html: string): Promise<void> {
  const cache = await caches.open(files);
  const named = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/gu)].map((found) => found[1] as string);
  await Promise.all(
    named.map(async (file) => {
      if (await cache.match(file)) return;
      const answer = await fetch(file);
      if (answer.ok) await cache.put(file, answer);
    }),
  );
  await drop(cache, filesAtMost);
}

async function openFile(request: Request): Promise<Response> {
  return (await caches.match(request.url, { cacheName: files })) ?? fetch(request);
}

/** The oldest first, as a cache lists them. */
async function drop(cache: Cache, atMost: number, but?: string): Promise<void> {
  const kept = (await cache.keys()).filter(({ url }) => new URL(url).pathname !== but);
  await Promise.all(kept.slice(0, Math.max(0, kept.length - atMost)).map((one) => cache.delete(one)));
}

interface Told {
  readonly title: string;
  readonly body: string;
  readonly path: string;
}

worker.addEventListener("push", (event) => {
  const { title, body, path } = (event.data?.json() ?? {}) as Partial<Told>;
  if (!title) return;
  const shown = { body, tag: body, icon: "/assets/icon-192.png", data: path } as NotificationOptions;
  event.waitUntil(worker.registration.showNotification(title, shown));
});

worker.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const target = new URL(String(event.notification.data ?? "/mine"), worker.location.origin);
  if (target.origin === worker.location.origin) event.waitUntil(worker.clients.openWindow(target.href));
});
