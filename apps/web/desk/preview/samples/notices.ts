import type { Notice, NoticeItem, Span } from "@wuxing/kernel/notice";
import { t } from "@wuxing/kernel/text";
import type { CaseLine } from "@wuxing/kernel/views";
import type { NoticeDetail, NoticeLine, ParsedNotice } from "../../api/contract.ts";
import { dayIn, kinds, lines, unit } from "./lines.ts";

/** A notice made up for the samples, in the manner of such papers. */
export const noticeText = `关于印发2026年政务服务提升工作要点的通知
萍府办发〔2026〕9号
各县区人民政府，市政府各部门：
现将《2026年政务服务提升工作要点》印发给你们，请认真组织实施。
一、提升办事效率
1.推进事项集成办理。梳理不少于30个“一件事”，年底前网上办理率达到95%。（责任单位：市政务服务办、市信息中心）
2.优化热线接办。12345热线接通率稳定在98%以上，6月底前完成座席扩容。（牵头单位：市12345热线中心；配合单位：市财政局、各县区人民政府）
二、加强监督问效
3.开展“局长走流程”活动。每季度至少一次，结果向社会公开，力争全年整改问题不少于60个。（责任单位：市效能办及相关部门）
4.建好差评整改机制，差评实名回访整改率100%。（责任单位：市政务服务办）
萍乡市人民政府办公室
2026年1月15日`;

const spanOf = (part: string): Span => {
  const start = noticeText.indexOf(part);
  return { start, end: start + part.length };
};
const lineOf = (start: string): string => noticeText.split("\n").find((line) => line.startsWith(start)) ?? start;

const unitAt = (name: string, role: "lead" | "responsible" | "support", sure = true) => ({
  name,
  role,
  span: spanOf(name),
  sure,
});

function item(start: string, section: string, title: string, rest: Partial<NoticeItem>): NoticeItem {
  const text = lineOf(start);
  return {
    marker: start.slice(0, 1),
    section,
    title,
    text: text.slice(2),
    span: spanOf(text),
    units: [],
    milestones: [],
    targets: [],
    doubts: [],
    ...rest,
  };
}
const milestone = (due: string | null, phrase: string, sure = true) => ({
  due,
  phrase,
  text: phrase,
  span: spanOf(phrase),
  sure,
});
const target = (value: number, unitWord: string | null, phrase: string, sure = true) => ({
  value,
  unit: unitWord,
  phrase,
  span: spanOf(phrase),
  sure,
});

const items: readonly NoticeItem[] = [
  item("1.", "一、提升办事效率", "推进事项集成办理", {
    units: [unitAt("市政务服务办", "responsible"), unitAt("市信息中心", "responsible")],
    milestones: [milestone("2026-12-31", "年底前")],
    targets: [target(30, "个", "不少于30个"), target(95, "%", "达到95%")],
  }),
  item("2.", "一、提升办事效率", "优化热线接办", {
    units: [unitAt("市12345热线中心", "lead"), unitAt("市财政局", "support"), unitAt("各县区人民政府", "support")],
    milestones: [milestone("2026-06-30", "6月底前")],
    targets: [target(98, "%", "98%以上")],
  }),
  item("3.", "二、加强监督问效", "开展“局长走流程”活动", {
    units: [unitAt("市效能办", "responsible", false), unitAt("相关部门", "responsible", false)],
    milestones: [milestone(null, "每季度至少一次", false)],
    targets: [target(60, "个", "不少于60个")],
    doubts: [
      {
        field: "units",
        reason: t(
          "“市效能办及相关部门”里的单位没有写全，请逐个核对",
          "The units in this phrase are not all named; check each",
        ),
      },
    ],
  }),
  item("4.", "二、加强监督问效", "建好差评整改机制", {
    units: [
      {
        name: "市政务服务办",
        role: "responsible",
        span: { start: noticeText.lastIndexOf("市政务服务办"), end: noticeText.lastIndexOf("市政务服务办") + 6 },
        sure: true,
      },
    ],
    targets: [target(100, "%", "整改率100%")],
  }),
];

const notice: Notice = {
  title: "关于印发2026年政务服务提升工作要点的通知",
  documentNumber: "萍府办发〔2026〕9号",
  issuer: "萍乡市人民政府办公室",
  issuedOn: "2026-01-15",
  sections: [],
  items,
};

export const parsedNotice: ParsedNotice = {
  text: noticeText,
  notice,
  resolved: [
    { name: "市政务服务办", units: [unit("px-zwb")] },
    { name: "市信息中心", units: [unit("px-xxzx")] },
    { name: "市12345热线中心", units: [unit("px-12345")] },
    { name: "市财政局", units: [unit("px-czj")] },
    { name: "各县区人民政府", units: ["px-360302", "px-360313", "px-360321", "px-360322", "px-360323"].map(unit) },
    { name: "市效能办", units: [] },
    { name: "相关部门", units: [] },
  ],
};

export const noticeLines: readonly NoticeLine[] = [
  {
    id: "0192a000-0000-7000-8000-000000000001",
    title: notice.title ?? "",
    documentNumber: notice.documentNumber,
    issuedOn: notice.issuedOn,
    points: 4,
    closed: 1,
    red: 1,
  },
  {
    id: "0192a000-0000-7000-8000-000000000002",
    title: "关于做好2025年营商环境优化工作的通知",
    documentNumber: null,
    issuedOn: "2025-02-20",
    points: 32,
    closed: 32,
    red: 0,
  },
];

const reports = ["已梳理 24 个“一件事”，网办率 91.2%。", null, "座席由 40 个增至 56 个，接通率 98.6%。", null];
const colours = ["blue", "done", "red", "none"] as const;

export const noticeDetail: NoticeDetail = {
  notice: {
    id: noticeLines[0]?.id ?? "",
    title: notice.title ?? "",
    documentNumber: notice.documentNumber,
    issuer: notice.issuer,
    issuedOn: notice.issuedOn,
    text: noticeText,
  },
  points: items.map((one, index) => ({
    line: {
      ...(lines[9] as CaseLine),
      number: `YD20260115000${index + 1}`,
      title: one.title,
      closedAt: index === 1 ? dayIn(-9) : null,
    },
    marker: one.marker,
    section: one.section,
    span: one.span,
    colour: colours[index] ?? "none",
    parts: one.units.map((named, at) => ({
      line: {
        ...(lines[5] as CaseLine),
        ...kinds.part,
        number: `ZR2026011500${index}${at}`,
        title: one.title,
        unit: parsedNotice.resolved.find(({ name }) => name === named.name)?.units[0] ?? unit("px-xnz"),
      },
      role: named.role,
      percent: [80, 100, 35, 0][index] ?? 0,
      latest: reports[(index + at) % reports.length] ?? null,
      colour: colours[index] ?? "none",
      milestones: one.milestones.map(({ due, phrase }) => ({ due, phrase })),
      files:
        at === 0
          ? [
              {
                id: "5d1c1c1e-0000-4000-8000-000000000001",
                name: "事项清单.xlsx",
                mediaType: "application/xlsx",
                size: 51_200,
              },
            ]
          : [],
    })),
  })),
};
