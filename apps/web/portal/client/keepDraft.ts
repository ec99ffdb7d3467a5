const key = "wuxing.say";
/** Only what the matter is about: a shared phone must not remember whose it was. */
const kept = ["text", "kind", "topic", "district", "township", "place"];

type Draft = Record<string, string>;

function stored(): Draft {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "{}") as Draft;
  } catch {
    return {};
  }
}

function store(draft: Draft): void {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Storage may be full or forbidden; the form itself loses nothing.
  }
}

function restore(form: HTMLFormElement): void {
  const draft = stored();
  const text = form.elements.namedItem("text");
  if (!(text instanceof HTMLTextAreaElement) || text.value || !draft.text) return;
  text.value = draft.text;
  for (const name of kept) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement && field.type === "hidden" && !field.value) field.value = draft[name] ?? "";
  }
  document.querySelector("[data-draft-restored]")?.removeAttribute("hidden");
}

/** Keeps the unsent words on this device and puts them back; forgets them once the receipt is shown. */
export function keepDraft(): void {
  if (document.querySelector("[data-draft-done]")) localStorage.removeItem(key);
  const form = document.querySelector<HTMLFormElement>("form[data-draft]");
  if (!form) return;
  if (form.dataset.draft === "1") restore(form);
  form.addEventListener("input", () => {
    const data = new FormData(form);
    store(Object.fromEntries(kept.map((name) => [name, String(data.get(name) ?? "")])));
  });
}
