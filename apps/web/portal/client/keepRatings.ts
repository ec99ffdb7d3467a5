const key = "counter-ratings";
const again = 20_000;
const shownFor = 6_000;

/** Ratings that could not be sent yet, as forms; the oldest first. */
const waiting = (): string[] => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "[]") as string[];
  } catch {
    return [];
  }
};
const keep = (all: readonly string[]): void => localStorage.setItem(key, JSON.stringify(all));

/** Whether it arrived: taken, or refused for good; a server that is down or busy has it sent again. */
async function send(line: string): Promise<boolean> {
  const [path = "", body = ""] = line.split("\n");
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const answer = await fetch(path, { method: "POST", body, headers, redirect: "manual" }).catch(() => undefined);
  return answer !== undefined && (answer.type === "opaqueredirect" || (answer.status < 500 && answer.status !== 429));
}

async function sendWaiting(): Promise<void> {
  for (const line of waiting()) {
    if (!(await send(line))) return;
    keep(waiting().filter((one) => one !== line));
  }
}

/** A window's tablet: a rating given while the network is down is kept and sent later, once however often it is tried. */
export function keepRatings(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-counter="tablet"]');
  const thanks = document.querySelector<HTMLElement>("[data-counter-thanks]");
  if (!form || !thanks) return;
  void sendWaiting();
  setInterval(() => void sendWaiting(), again);
  addEventListener("online", () => void sendWaiting());
  form.addEventListener("submit", (event) => {
    const data = new FormData(form);
    // Without a network and without a choice the server cannot say what is missing: the browser does.
    if (navigator.onLine || !data.get("level")) return;
    event.preventDefault();
    const pairs = [...data].map(([name, value]): [string, string] => [name, String(value)]);
    keep([...waiting(), `${new URL(form.action).pathname}\n${new URLSearchParams(pairs)}`]);
    form.hidden = true;
    thanks.hidden = false;
    thanks.textContent = thanks.dataset.later ?? "";
    setTimeout(() => {
      form.reset();
      // The next person's rating is another one.
      const command = form.elements.namedItem("commandId");
      if (command instanceof HTMLInputElement) command.value = crypto.randomUUID();
      form.hidden = false;
      thanks.hidden = true;
    }, shownFor);
  });
}
