/** Lets the site open without a network, where it can be installed. The page of a window has a worker of its own. */
export function useWorker(): void {
  if (!document.querySelector("link[rel=manifest]") || document.querySelector("[data-counter-by]")) return;
  navigator.serviceWorker?.register("/worker.js").catch(() => undefined);
  stopForms();
  void listKept();
}

/** A kept page cannot send. */
function stopForms(): void {
  if (!document.querySelector("[data-kept]")) return;
  for (const button of document.querySelectorAll<HTMLButtonElement>("form[method=post] button")) button.disabled = true;
}

/** On the page that says that there is no network: what of one's own this device has. */
async function listKept(): Promise<void> {
  const section = document.querySelector<HTMLElement>("[data-kept-pages]");
  const list = section?.querySelector("ul");
  if (!section || !list || !(await caches.has("wuxing-own"))) return;
  const cache = await caches.open("wuxing-own");
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    const html = await (await cache.match(request, { ignoreVary: true }))?.text();
    if (pathname === "/account-mark" || !html) continue;
    // By its own title, in the language that it was shown in.
    const page = new DOMParser().parseFromString(html, "text/html");
    const link = document.createElement("a");
    link.href = pathname;
    link.lang = page.documentElement.lang;
    // Without the city's name at its end; a number alone tells nobody which of his matters it is.
    const title = page.title.split(" · ").slice(0, -1);
    const heading = page.querySelector("h1")?.textContent?.trim();
    link.textContent = [...title, ...(heading && !title.includes(heading) ? [heading] : [])].join(" · ");
    list.appendChild(document.createElement("li")).append(link);
    section.hidden = false;
  }
}
