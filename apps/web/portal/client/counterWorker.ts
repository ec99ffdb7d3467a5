/// <reference lib="webworker" />
// A file of its own: its names are not those of the other worker.
export {};

/**
 * Keeps the page of a window on its tablet, so that it opens without a network too. It holds the empty form and its files
 * alone; what people say lies in the page's own store until it has arrived, and requests that send it pass by here.
 */
const worker = self as unknown as ServiceWorkerGlobalScope;

const kept = "wuxing-counter-page";
/** A network that does not answer in this time is as good as none: somebody stands at the window. */
const patience = 4_000;

const isPage = (pathname: string): boolean => /^\/counter\/[^/]+$/u.test(pathname) && pathname !== "/counter/worker.js";

worker.addEventListener("install", () => void worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
// The page that is open when the worker comes says which one it is.
worker.addEventListener("message", (event) => {
  const { data } = event;
  if (typeof data === "string" && isPage(data)) event.waitUntil(fetch(data).then((answer) => keepPage(data, answer)));
});

/** The page and the files that it names, or nothing of it. */
async function keepPage(path: string, answer: Response): Promise<void> {
  if (!answer.ok || answer.redirected) return;
  const html = await answer.clone().text();
  const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/gu)].map((found) => found[1] as string);
  const cache = await caches.open(kept);
  const answers = await Promise.all(files.map(async (file) => (await cache.match(file)) ?? fetch(file)));
  if (answers.some((file) => !file.ok)) return;
  await Promise.all(files.map((file, at) => cache.put(file, (answers[at] as Response).clone())));
  await cache.put(path, answer);
}

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, searchParams } = new URL(request.url);
  if (request.method !== "GET" || origin !== worker.location.origin) return;
  const opens = request.mode === "navigate" && isPage(pathname) && searchParams.get("by") !== "qr";
  if (opens) event.respondWith(openPage(event, pathname));
  else if (pathname.startsWith("/assets/")) event.respondWith(file(request));
});

/** The server's page where it answers, since a window may have been closed; else the one that is kept. */
async function openPage(event: FetchEvent, pathname: string): Promise<Response> {
  const found = await caches.match(pathname, { cacheName: kept });
  const asked = fetch(event.request, found ? { signal: AbortSignal.timeout(patience) } : {});
  try {
    const answer = await asked;
    if (answer.status >= 500 && found) return found;
    if (!new URL(event.request.url).search) event.waitUntil(keepPage(pathname, answer.clone()).catch(() => undefined));
    return answer;
  } catch (fault) {
    if (found) return found;
    throw fault;
  }
}

async function file(request: Request): Promise<Response> {
  return (await caches.match(request.url, { cacheName: kept })) ?? fetch(request);
}
