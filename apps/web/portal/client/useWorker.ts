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
  const kept = await (await caches.open("wuxing-own")).keys();
  for (const { url } of kept) {
    const { pathname } = new URL(url);
    if (pathname === "/account-mark") continue;
    const link = document.createElement("a");
    link.href = pathname;
    link.textContent = pathname === "/mine" ? (list.dataset.mine ?? "") : (pathname.split("/").at(-1) ?? "");
    list.appendChild(document.createElement("li")).append(link);
    section.hidden = false;
  }
}
