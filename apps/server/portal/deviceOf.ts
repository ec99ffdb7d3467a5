const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/u, "微信 WeChat"],
  [/Edg/u, "Edge"],
  [/Firefox/u, "Firefox"],
  [/Chrome|CriOS/u, "Chrome"],
  [/Safari/u, "Safari"],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/u, "HarmonyOS"],
  [/Android/u, "Android"],
  [/iPhone|iPad/u, "iPhone, iPad"],
  [/Windows/u, "Windows"],
  [/Mac OS/u, "macOS"],
  [/Linux/u, "Linux"],
];

/** The browser and system that a session was begun with, so that its holder knows it again; nothing finer is kept. */
export function deviceOf(userAgent: string | undefined): string {
  const named = (known: typeof browsers): string | undefined => known.find(([sign]) => sign.test(userAgent ?? ""))?.[1];
  return [named(browsers), named(systems)].filter(Boolean).join(" · ") || "?";
}
