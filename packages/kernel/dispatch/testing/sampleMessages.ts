import type { LabelledMessage } from "../Message.ts";
import { randomFrom } from "../random.ts";

/** Phrases of three topics, and phrases that any message may have. */
const phrases = {
  道路: ["路面坑洼", "井盖松动", "路灯不亮", "人行道破损", "道路积水", "护栏歪斜"],
  教育: ["入学划片", "学校收费", "课后托管", "教师调动", "校服价格", "转学手续"],
  医疗: ["医院挂号", "疫苗接种", "医保报销", "医生态度", "门诊排队", "药品价格"],
} as const;
const anywhere = [
  "希望尽快处理",
  "已经很久了",
  "请有关部门看看",
  "谢谢",
  "我们小区的居民",
  "多次反映没有结果",
  "昨天",
  "今年",
];
export const sampleTopics = Object.keys(phrases) as (keyof typeof phrases)[];

/** Messages made up from phrases by chance, every topic in turn; every third one cut into words. The same seed gives the same ones. */
export function sampleMessages(count: number, seed = 3): LabelledMessage[] {
  const random = randomFrom(seed);
  const one = (from: readonly string[]): string => from[Math.floor(random() * from.length)] as string;
  return Array.from({ length: count }, (_, i) => {
    const label = sampleTopics[i % sampleTopics.length] as (typeof sampleTopics)[number];
    const [title, ...sentences] = [
      one(phrases[label]),
      one(anywhere),
      one(phrases[label]),
      one(anywhere),
      one(anywhere),
    ];
    return i % 3 === 0
      ? { label, tokens: [title, ...sentences].join(" ") }
      : { label, title: `反映${title}的问题`, text: `${sentences.join("，")}。` };
  });
}
