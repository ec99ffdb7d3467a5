import { type Text, t } from "@wuxing/kernel/text";

/** Who is called in an emergency: the hotline hands over at once and takes no such matter itself (国办发〔2020〕53号; 北京条例 §11). */
export const emergencyNumbers = ["110", "119", "120", "122"] as const;
export type EmergencyNumber = (typeof emergencyNumbers)[number];

export const emergencyServices: Readonly<Record<EmergencyNumber, { readonly name: Text; readonly say: Text }>> = {
  "110": {
    name: t("110 报警", "110 police"),
    say: t(
      "这件事要马上出警，我现在把您转到 110，请不要挂机，先到安全的地方。",
      "The police must come at once. I am passing you to 110: please stay on the line and go where you are safe.",
    ),
  },
  "119": {
    name: t("119 火警", "119 fire"),
    say: t(
      "我现在把您转到 119，请不要挂机。先离开火场，不要乘电梯，也不要回去拿东西。",
      "I am passing you to 119: please stay on the line. Leave the building first, take no lift, and do not go back.",
    ),
  },
  "120": {
    name: t("120 急救", "120 ambulance"),
    say: t(
      "我现在把您转到 120，请不要挂机，说清地点和病人情况，先不要搬动病人。",
      "I am passing you to 120: please stay on the line, say where you are and how the patient is, and do not move him.",
    ),
  },
  "122": {
    name: t("122 交通事故", "122 traffic accident"),
    say: t(
      "我现在把您转到 122，请不要挂机。打开双闪，人先撤到路外，有人受伤请告诉我。",
      "I am passing you to 122: please stay on the line. Put the warning lights on, get off the road, and tell me if anybody is hurt.",
    ),
  },
};

/** Words of something that happens now. Few on purpose: a prompt that is often wrong is not read. */
const words: Readonly<Record<EmergencyNumber, readonly string[]>> = {
  "119": [
    "着火了",
    "起火了",
    "失火了",
    "正在着火",
    "烧起来",
    "火势",
    "被困电梯",
    "困在电梯",
    "燃气泄漏",
    "煤气泄漏",
    "浓烟",
  ],
  "120": [
    "昏迷",
    "晕倒",
    "大出血",
    "没有呼吸",
    "没呼吸",
    "心脏病发作",
    "抽搐",
    "叫救护车",
    "喝了农药",
    "快生了",
    "中毒了",
  ],
  "122": ["撞车了", "撞人了", "被车撞", "追尾了", "出车祸", "刚发生车祸", "肇事逃逸", "翻车了"],
  "110": [
    "抢劫",
    "持刀",
    "拿刀",
    "砍人",
    "正在打人",
    "打起来了",
    "绑架",
    "要跳楼",
    "要跳河",
    "入室盗窃",
    "被跟踪",
    "小偷正",
    "被拘禁",
    "掉进河里",
  ],
};
/** What speaks of one that is over, or of none: its part of the sentence then says nothing. */
const notNow =
  /(?:预防|演练|隐患|去年|上个?月|上周|前几天|昨天|多次发生|经常发生|事故多发|如果|万一|已经(?:处理|扑灭|报警|送医))/u;

export interface ToldEmergency {
  readonly to: EmergencyNumber;
  readonly because: readonly string[];
}

/** Which emergency service a text calls for, with the words that say so; undefined where none is told with some certainty. */
export function emergencyIn(text: string): ToldEmergency | undefined {
  // Part by part: “着火了，如果再不来人……” is one that burns now.
  const now = text.split(/[，。；！？,;!?\n]/u).filter((part) => !notNow.test(part));
  for (const [to, those] of Object.entries(words) as [EmergencyNumber, readonly string[]][]) {
    const because = those.filter((word) => now.some((part) => part.includes(word)));
    if (because.length > 0) return { to, because };
  }
  return undefined;
}
