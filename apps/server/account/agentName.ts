import { type Text, t } from "@wuxing/kernel/text";

const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/u, "微信"],
  [/Edg\//u, "Edge"],
  [/Firefox\//u, "Firefox"],
  [/Chrom(?:e|ium)\//u, "Chrome"],
  [/Safari\//u, "Safari"],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS/u, "HarmonyOS"],
  [/Android/u, "Android"],
  [/iPhone|iPad/u, "iOS"],
  [/Windows/u, "Windows"],
  [/Mac OS X/u, "macOS"],
  [/Linux/u, "Linux"],
];

/** What a browser says of itself, in two words, so that a person knows his own again. */
export function agentName(agent: string): Text {
  const name = (list: typeof browsers) => list.find(([pattern]) => pattern.test(agent))?.[1];
  const [browser, system] = [name(browsers), name(systems)];
  if (!browser && !system) return t("未知设备", "Unknown device");
  const said = [browser, system].filter(Boolean).join(" · ");
  return t(said, said.replace("微信", "WeChat"));
}
