import type { Text } from "@wuxing/kernel/text";
import { onBeforeUnmount, ref, shallowReactive } from "vue";
import { keep, readKept } from "../state/drafts.ts";

/** What a key does on the page shown. `key` is one character, a named key, or `g h`. */
export interface KeyDef {
  readonly key: string;
  readonly what: Text;
  readonly run: () => void;
}

const layers = shallowReactive<(readonly KeyDef[])[]>([]);

/** Single keys can be turned off (WCAG 2.1.4): who dictates would set them off by speaking. */
export const keysOn = ref(readKept<boolean>("keys") ?? true);

export function switchKeys(on: boolean): void {
  keysOn.value = on;
  keep("keys", on);
}

/** Keys that hold while the component is there; what is registered last goes first. */
export function useKeys(keys: readonly KeyDef[]): void {
  layers.push(keys);
  onBeforeUnmount(() => {
    layers.splice(layers.indexOf(keys), 1);
  });
}

/** All keys that hold now, the page's own first, each once. */
export function keysNow(): KeyDef[] {
  const seen = new Set<string>();
  return layers
    .toReversed()
    .flat()
    .filter(({ key }) => !seen.has(key) && seen.add(key));
}

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(?:textarea|select)$/i.test(target.tagName) || isTextInput(target));

const isTextInput = (target: HTMLElement): boolean =>
  target instanceof HTMLInputElement && !/^(?:checkbox|radio|button|submit|file)$/.test(target.type);

/** Function keys mean the same everywhere: nobody types with them, and no input method takes them. */
const isFunctionKey = (key: string): boolean => /^F\d{1,2}$/.test(key);

/** What a control needs for itself: letters where one types, Enter on whatever can be pressed. Escape leaves a field first. */
function passes({ key, target }: KeyboardEvent): boolean {
  if (isFunctionKey(key)) return false;
  if (typing(target)) {
    if (key === "Escape") (target as HTMLElement).blur();
    return true;
  }
  if (key === "Enter")
    return target instanceof Element && target.closest("a, button, summary, input, [role=option]") !== null;
  return key !== "Escape" && !keysOn.value;
}

let waitingFor = "";
let timer: ReturnType<typeof setTimeout> | undefined;

/** Runs the key pressed, or waits for the second of a pair. Bound once by the shell. */
export function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (document.querySelector("dialog[open]") || passes(event)) return;
  const keys = keysNow();
  const pressed = waitingFor ? `${waitingFor} ${event.key}` : event.key;
  waitingFor = "";
  clearTimeout(timer);
  const found = keys.find(({ key }) => key === pressed);
  if (found) {
    event.preventDefault();
    found.run();
  } else if (keys.some(({ key }) => key.startsWith(`${pressed} `))) {
    waitingFor = pressed;
    timer = setTimeout(() => {
      waitingFor = "";
    }, 1500);
  }
}
