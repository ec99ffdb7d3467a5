const every = 3000;

/**
 * Waits on the page that shows a wallet its code: once the answer came, or was not taken, the page is opened anew, as its
 * own link does without scripts.
 */
export function awaitWallet(): void {
  const waiting = document.querySelector<HTMLElement>("[data-await-wallet]");
  const path = waiting?.dataset.awaitWallet;
  if (!path) return;
  const before = waiting.dataset.fault;
  const look = async (): Promise<void> => {
    if (document.visibilityState === "visible") {
      const answer = await fetch(path, { redirect: "manual" }).catch(() => undefined);
      if (answer?.type === "opaqueredirect") return location.assign(path);
      const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : undefined;
      const now = page?.querySelector<HTMLElement>("[data-fault]")?.dataset.fault;
      if (now !== undefined && now !== before) return location.assign(path);
    }
    setTimeout(look, every);
  };
  setTimeout(look, every);
}
