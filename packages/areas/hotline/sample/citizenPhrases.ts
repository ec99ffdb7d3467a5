import type { RequestKind } from "../topics.ts";

export type Channel = "web" | "phone" | "open311" | "app" | "letter";

/** How often each channel is used. */
export const channels: readonly (readonly [Channel, number])[] = [
  ["phone", 55],
  ["web", 20],
  ["app", 16],
  ["open311", 4],
  ["letter", 5],
];

/** How a text begins: an agent writes down a call, a citizen types a message, a letter greets. */
export const openers: Readonly<Record<Channel, readonly string[]>> = {
  phone: ["来电人说：", "市民来电：", "来电反映：", "群众来电称：", "来电人是附近住户，说："],
  web: ["", "您好，", "你好，反映一个情况：", "热线的同志好，", "想说件事："],
  app: ["", "", "你好，", "随手反映一下："],
  open311: ["", "现场看到："],
  letter: ["热线的同志：你们好！", "你们好，写信说一件烦心事。", "您好！冒昧来信。"],
};

/** What people add, apart from questions. */
export const details = [
  "照片已经拍了，需要可以发过去。",
  "左邻右舍都可以作证。",
  "之前打过一次电话，说记下来了，后来没有下文。",
  "社区的人来看过，说不归他们管。",
  "我白天上班，最好傍晚联系。",
  "愿意带你们到现场去看。",
  "大家在群里议论好多回了，没有人出头，就由我来说。",
  "问过好几个人，都说早就这样了。",
  "家里有老有小，实在拖不起。",
  "说了不止一遍，每次都是过几天又回老样子。",
  "也不是为了找谁麻烦，就想把事情办好。",
];

/** Who speaks, before a story that names no place. */
export const tellers = ["我住{town}，", "家在{town}，", "本人在{town}做事，", "我是{town}人，", "跟你们说，", ""];

/** Who asks, before a question that names no place. */
export const askers = [
  "家住{town}，",
  "我是{town}的居民，",
  "替{town}的父母问一下，",
  "在{town}上班，",
  "老家在{town}，",
  "帮{town}的亲戚打听：",
  "",
];

/** What people add to a question. */
export const questionDetails = [
  "网上查了半天，说法不一样，想问个准信。",
  "问过村里，说得不太清楚。",
  "年纪大了，麻烦说得细一点。",
  "周围好几家都想知道。",
  "不想白跑一趟，先问清楚。",
  "朋友那边说的和我听到的对不上。",
  "找过熟人打听，也没说出个所以然。",
  "这件事家里商量好久了。",
];

/** What is asked for, by kind. */
export const demands: Readonly<Record<RequestKind, readonly string[]>> = {
  help: [
    "请尽快派人来看看。",
    "希望早点处理好。",
    "麻烦安排一下，给个准信。",
    "盼着早日解决，谢谢。",
    "请帮帮忙，越快越好。",
  ],
  complaint: [
    "希望有关部门管一管。",
    "要求尽快整改，并把结果告诉我。",
    "请给个说法。",
    "希望这次能真正解决，不要走过场。",
    "请认真查一查，别让老实人吃亏。",
  ],
  report: ["请依法查处，并替我保密。", "请派人暗访，不要提前打招呼。", "希望严肃处理。", "请查实以后公布结果。"],
  suggestion: ["希望能采纳。", "建议统筹考虑一下。", "请研究，大家都会感谢。", "建议列入明年的计划。"],
  consult: ["请给个明确答复。", "盼回复，谢谢。", "麻烦告诉我找谁办。", "请问怎么办才对？", "能发个流程给我最好。"],
};

/** Turns of phrase that make a problem a suggestion or a question. */
export const turns: Readonly<Partial<Record<RequestKind, readonly string[]>>> = {
  suggestion: [
    "建议把这类事列入日常巡查，别等有人投诉才管。",
    "建议立个长效的办法。",
    "建议先听听住户的意见再定方案。",
  ],
  consult: ["请问这个归哪个部门管，多久能解决？", "想问问有没有计划、什么时候轮到我们这里？", "请问要走什么程序？"],
};
