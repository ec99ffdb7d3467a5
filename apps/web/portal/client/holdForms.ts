import { spoken } from "./spoken.ts";

/**
 * Without a network nothing is sent: a form that is pressed then would give way to the browser's own page of errors, which
 * an installed site has no way back from, and what was typed would be gone. What has an answer of its own to that, such as
 * a window's tablet, is left alone.
 */
export function holdForms(): void {
  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (navigator.onLine || !(form instanceof HTMLFormElement) || form.method !== "post") return;
      if (form.dataset.counter) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const said = noteOf(form);
      said.textContent = spoken(
        "没有网络，还没有发出去。填的内容留在这一页，网络恢复后再按一次。",
        "No network: nothing was sent. What you filled in stays on this page; press again when the network is back.",
      );
    },
    { capture: true },
  );
  addEventListener("online", () => {
    for (const said of document.querySelectorAll<HTMLElement>("[data-held]")) {
      said.className = "small";
      said.textContent = spoken("网络恢复了，可以再按一次。", "The network is back; press again.");
    }
  });
}

/** Where the form says it: beneath its buttons, made at the first time. */
function noteOf(form: HTMLFormElement): HTMLElement {
  const said = form.querySelector<HTMLElement>("[data-held]") ?? document.createElement("p");
  said.className = "field-error";
  said.dataset.held = "";
  said.setAttribute("role", "alert");
  if (!said.isConnected) form.append(said);
  return said;
}
