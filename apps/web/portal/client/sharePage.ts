/** The link to the page of the code becomes the telephone's own sheet where there is one. */
export function sharePage(): void {
  if (!navigator.share) return;
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-share]"))
    link.addEventListener("click", async (event) => {
      event.preventDefault();
      try {
        await navigator.share({ title: document.title, url: link.dataset.share ?? location.href });
      } catch (fault) {
        // Who closes the sheet wants nothing; where it does not open, the page of the code does.
        if (!(fault instanceof DOMException && fault.name === "AbortError")) location.assign(link.href);
      }
    });
}
