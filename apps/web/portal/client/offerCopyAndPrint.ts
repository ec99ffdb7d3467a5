/** Buttons that only work with JavaScript are hidden in the page and shown here. */
export function offerCopyAndPrint(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy ?? "");
      const word = button.querySelector("[role=status]");
      if (word) word.textContent = button.dataset.copied ?? "";
    });
  }
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
}
