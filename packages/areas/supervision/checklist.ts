import { type Text, t } from "@wuxing/kernel/text";
import type { Theme } from "./themes.ts";

export interface CheckLine {
  readonly key: string;
  readonly theme: Theme;
  readonly text: Text;
}

const line = (key: string, theme: Theme, zh: string, en: string): CheckLine => ({ key, theme, text: t(zh, en) });

/** What a supervisor looks at, two lines to each of the five types. A line is retired, never given another meaning. */
export const checklist: readonly CheckLine[] = [
  line(
    "duties",
    "loyal",
    "岗位职责和服务承诺公示在看得见的地方",
    "Duties and promises are posted where they can be seen",
  ),
  line("policies", "loyal", "工作人员说得清上级最近的便民政策", "Staff can explain the latest policies for people"),
  line("online", "innovative", "能网上、手机办的事有人指引", "Somebody shows what can be done online or by phone"),
  line("simpler", "innovative", "不要求重复提交已有的材料", "Papers that are already held are not asked for again"),
  line("first", "responsible", "首问的人负责到底，不推给别处", "Whoever is asked first stays responsible"),
  line(
    "reasons",
    "responsible",
    "办不了的当场说明原因和办法",
    "What cannot be done is explained on the spot, with a way on",
  ),
  line("waiting", "serving", "等候有序，排队不超过半小时", "Waiting is orderly and takes half an hour at most"),
  line("everybody", "serving", "老人、残疾人有座位、通道和人帮", "Old and disabled people find seats, access and help"),
  line(
    "present",
    "capable",
    "上班时间窗口有人，不做无关的事",
    "Windows are staffed in office hours and staff mind their work",
  ),
  line("clean", "capable", "没有收受好处、熟人插队", "No favours are taken and no friends are let through first"),
];

export const checkResults = ["yes", "partly", "no", "notSeen"] as const;
export type CheckResult = (typeof checkResults)[number];

export const resultTitles: Readonly<Record<CheckResult, Text>> = {
  yes: t("做到", "Yes"),
  partly: t("部分做到", "Partly"),
  no: t("没做到", "No"),
  notSeen: t("没看到", "Not seen"),
};
