import type { Router } from "vue-router";

/** Plain links to the desk's pages, as charts and lists write them, are followed without loading the page anew. */
export function followLink(event: MouseEvent, router: Router): void {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
    return;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  const href = link?.getAttribute("href");
  if (!link || !href || !/^\/desk(?:[/?]|$)/.test(href) || link.hasAttribute("target") || link.hasAttribute("download"))
    return;
  event.preventDefault();
  void router.push(href);
}
