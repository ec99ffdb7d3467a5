/// <reference lib="webworker" />

/**
 * Keeps the page of visits on the phone, so that it opens without a network. It holds the page and its files alone:
 * what a person reads or writes lies in the page's own store, and requests to the server pass by it.
 */
const worker = self as unknown as ServiceWorkerGlobalScope;

const kept = "wuxing-visits-page";
const page = "/visits";

/** The page and every file that it names, whole or not at all: an old page never meets new files. */
async function keepPage(): Promise<void> {
  const answer = await fetch(page, { credentials: "same-origin" });
  if (!answer.ok || answer.redirected) throw new Error(`the page of visits was answered with ${answer.status}`);
  const html = await answer.clone().text();
  const files = [...html.matchAll(/(?:src|href)="(\/(?:assets|visits)\/[^"]+)"/gu)].map((found) => found[1] as string);
  const answers = await Promise.all(files.map((file) => fetch(file)));
  if (answers.some((file) => !file.ok)) throw new Error("a file of the page of visits did not come");
  const cache = await caches.open(kept);
  const before = await cache.keys();
  await Promise.all(files.map((file, at) => cache.put(file, answers[at] as Response)));
  await cache.put(page, answer);
  const present = new Set([page, ...files]);
  await Promise.all(before.filter(({ url }) => !present.has(new URL(url).pathname)).map((old) => cache.delete(old)));
}

worker.addEventListener("install", (event) => {
  event.waitUntil(keepPage().then(() => worker.skipWaiting()));
});
worker.addEventListener("activate", (event) => {
  event.waitUntil(worker.clients.claim());
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== worker.location.origin || pathname.startsWith("/api/")) return;
  if (request.mode === "navigate" && pathname === page) event.respondWith(openPage(event));
  else if (pathname.startsWith("/assets/") || pathname === "/visits/app.webmanifest") event.respondWith(file(request));
});

/** The page as it is kept, at once; a newer one is fetched behind it and shown the next time. */
async function openPage(event: FetchEvent): Promise<Response> {
  const found = await caches.match(page, { cacheName: kept });
  if (!found) return fetch(event.request);
  event.waitUntil(keepPage().catch(() => undefined));
  return found;
}

async function file(request: Request): Promise<Response> {
  return (await caches.match(request.url, { cacheName: kept })) ?? fetch(request);
}
