import { type Text, t } from "@wuxing/kernel/text";
import type { Door, ServicesView } from "../../../web/portal/views.ts";

const today: ServicesView["today"] = [
  {
    title: t("提诉求", "Say something"),
    text: t("求助、投诉、举报、咨询、建议", "Help, complaints, reports, questions, suggestions"),
    href: "/say",
  },
  {
    title: t("查进度、补充、评价", "Follow, add to and rate"),
    text: t("凭编号和手机号，不用注册", "By number and phone, without an account"),
    href: "/follow",
  },
  {
    title: t("看公开办件", "See published cases"),
    text: t("别人提过的事是怎么办的", "How matters like yours were handled"),
    href: "/cases",
  },
  {
    title: t("看办理数据", "See the figures"),
    text: t("各单位办得怎么样", "How the units are doing"),
    href: "/figures",
  },
  {
    title: t("看工作要点", "See the work points"),
    text: t("通知里的每一条办到哪一步", "How far each point of a notice is"),
    href: "/points",
  },
  {
    title: t("看双随机检查", "See the random inspections"),
    text: t("查谁、谁去查、查出什么", "Who is inspected, by whom, what was found"),
    href: "/inspections",
  },
];

interface Coming {
  /** The door that takes its place. */
  readonly href: string;
  readonly title: Text;
  readonly text: Text;
}

const coming: readonly Coming[] = [
  {
    href: "/items",
    title: t("证照和许可", "Licences and permits"),
    text: t("在线申请，少交材料", "Apply online with fewer papers"),
  },
  {
    href: "/appointments",
    title: t("预约窗口", "Appointments"),
    text: t("中午和周末也能约", "At noon and at weekends too"),
  },
  {
    href: "/policies",
    title: t("惠企政策", "Policies for firms"),
    text: t("符合条件的直接告诉您", "You are told what you are due"),
  },
];

/** What can be done today, the doors that are there first, and what is being built. */
export const servicesView = (doors: readonly Door[]): ServicesView => ({
  today: [...doors, ...today].map(({ title, text, href }) => ({ title, text, href })),
  coming: coming
    .filter(({ href }) => !doors.some((door) => door.href === href))
    .map(({ title, text }) => ({ title, text })),
});
