const key = "counter-ratings";
const again = 20_000;
const shownFor = 6_000;

/** Ratings that could not be sent yet, as a path and a form; the oldest first. */
const waiting = (): string[] => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "[]") as string[];
  } catch {
    return [];
  }
};
const keep = (all: readonly string[]): void => localStorage.setItem(key, JSON.stringify(all));

/** `later`: not reached, or the server is down or busy. */
async function send(line: string): Promise<"taken" | "refused" | "later"> {
  const [path = "", body = ""] = line.split("\n");
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const answer = await fetch(path, { method: "POST", body, headers, redirect: "manual" }).catch(() => undefined);
  if (answer?.type === "opaqueredirect") return "taken";
  return answer && answer.status < 500 && answer.status !== 429 ? "refused" : "later";
}

async function sendWaiting(): Promise<void> {
  for (const line of waiting()) {
    if ((await send(line)) === "later") return;
    keep(waiting().filter((one) => one !== line));
  }
}

/**
 * A window's tablet: a rating given while the server is not reached is kept and sent later, once however often it is
 * tried, since its command id goes with it; the tablet is ready for the next person meanwhile.
 */
export function keepRatings(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-counter="tablet"]');
  const thanks = document.querySelector<HTMLElement>("[data-counter-thanks]");
  if (!form || !thanks) return;
  void sendWaiting();
  setInterval(() => void sendWaiting(), again);
  addEventListener("online", () => void sendWaiting());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void rate(form, thanks);
  });
}

async function rate(form: HTMLFormElement, thanks: HTMLElement): Promise<void> {
  const data = new FormData(form);
  const pairs = [...data].map(([name, value]): [string, string] => [name, String(value)]);
  const line = `${new URL(form.action).pathname}\n${new URLSearchParams(pairs)}`;
  const outcome = await send(line);
  // The server's own page says what is wrong. Without it a rating without a choice is not worth keeping.
  if (outcome === "refused") return form.submit();
  if (outcome === "later" && !data.get("level")) return form.querySelector<HTMLInputElement>('[name="level"]')?.focus();
  if (outcome === "later") keep([...waiting(), line]);
  thanks.textContent = (outcome === "later" ? thanks.dataset.later : thanks.dataset.now) ?? "";
  form.hidden = true;
  thanks.hidden = false;
  setTimeout(() => startAgain(form, thanks), shownFor);
}

/** The next person's rating is another one. */
function startAgain(form: HTMLFormElement, thanks: HTMLElement): void {
  form.reset();
  const command = form.elements.namedItem("commandId");
  if (command instanceof HTMLInputElement) command.value = crypto.randomUUID();
  form.hidden = false;
  thanks.hidden = true;
}
