import { spoken } from "./spoken.ts";

function put(form: HTMLFormElement, name: string, value: number): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.value = value.toFixed(6);
}

/** Asks for the phone's place when the person asks for it, never before. */
export function locatePhone(): void {
  const offer = document.querySelector<HTMLElement>("[data-locate]");
  const form = offer?.closest("form");
  const status = offer?.querySelector("[role=status]");
  if (!offer || !form || !status || !navigator.geolocation) return;
  offer.hidden = false;
  offer.querySelector("button")?.addEventListener("click", () => {
    status.textContent = spoken("正在定位…", "Locating…");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        put(form, "latitude", coords.latitude);
        put(form, "longitude", coords.longitude);
        status.textContent = spoken(
          `已记下位置，误差约 ${Math.round(coords.accuracy)} 米`,
          `Place noted, to about ${Math.round(coords.accuracy)} m`,
        );
      },
      () => {
        status.textContent = spoken("没有定位成功，请写下具体位置。", "No place found; please write it down.");
      },
      { enableHighAccuracy: true, timeout: 15_000 },
    );
  });
}
