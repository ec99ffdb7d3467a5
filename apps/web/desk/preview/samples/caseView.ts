import type { Field } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { ActionView, CaseLine, CaseView, EntryView } from "@wuxing/kernel/views";
import { inHours, kinds, lines, unit } from "./lines.ts";

const textarea = (name: string, zh: string, en: string, required = true): Field => ({
  name,
  label: t(zh, en),
  type: "textarea",
  required,
  maxLength: 2000,
});
const files: Field = { name: "files", label: t("附件", "Files"), type: "files", required: false };

const actions: readonly ActionView[] = [
  {
    name: "answer",
    title: t("答复", "Answer"),
    fields: [
      textarea("answer", "答复内容", "Answer"),
      {
        name: "solved",
        label: t("办理结果", "Result"),
        type: "radio",
        required: true,
        options: [
          { value: "solved", label: t("已解决", "Solved") },
          { value: "planned", label: t("已列入计划，按期解决", "Planned, with a date") },
          { value: "explained", label: t("无法解决，已解释", "Cannot be done, explained") },
        ],
      },
      files,
    ],
  },
  {
    name: "reportProgress",
    title: t("填报进展", "Report progress"),
    fields: [textarea("note", "办理进展", "Progress"), files],
  },
  {
    name: "requestReturn",
    title: t("申请退单", "Ask to return it"),
    fields: [
      textarea("reason", "理由", "Reason"),
      { name: "rightUnit", label: t("建议承办单位", "Unit it belongs to"), type: "unit", required: false },
    ],
  },
  {
    name: "requestSuspension",
    title: t("申请暂缓（客观障碍）", "Ask to suspend for an obstacle"),
    fields: [
      textarea("reason", "理由", "Reason"),
      { name: "until", label: t("预计日期", "Expected date"), type: "date", required: true },
      { name: "division", label: t("所在区域", "District"), type: "division", required: false },
      { name: "contacted", label: t("已联系本人", "The person was told"), type: "checkbox", required: false },
    ],
  },
  { name: "resume", title: t("恢复办理", "Resume"), fields: [] },
];

type EntryRow = Partial<EntryView> & Pick<EntryView, "seq" | "action" | "title" | "by" | "toTitle"> & { hours: number };
const entry = ({ hours, ...rest }: EntryRow): EntryView => ({
  at: inHours(hours),
  stateChanged: true,
  dueAt: null,
  dueMoved: true,
  values: [],
  files: [],
  ...rest,
});

const history: readonly EntryView[] = [
  entry({
    hours: -72,
    seq: 1,
    action: "open",
    title: t("提诉求", "Say something"),
    by: t("群众", "Citizen"),
    toTitle: t("待受理", "Received"),
  }),
  entry({
    hours: -70,
    seq: 2,
    action: "accept",
    title: t("受理", "Accept"),
    by: t("市12345热线中心", "12345 Hotline Centre"),
    toTitle: t("待派单", "To be dispatched"),
  }),
  entry({
    hours: -69,
    seq: 3,
    action: "dispatch",
    title: t("派单", "Dispatch"),
    by: t("市12345热线中心", "12345 Hotline Centre"),
    toTitle: t("待签收", "To be signed for"),
    dueAt: inHours(-30),
    values: [
      { name: "unit", label: t("承办单位", "Responsible unit"), value: t("市城管局", "City Management Bureau") },
      { name: "note", label: t("备注", "Note"), value: "路段在学校门口，请优先。" },
    ],
  }),
  entry({
    hours: -60,
    seq: 4,
    action: "sign",
    title: t("签收", "Sign for it"),
    by: t("市城管局", "City Management Bureau"),
    toTitle: t("办理中", "In progress"),
    dueAt: inHours(-30),
  }),
  entry({
    hours: -40,
    seq: 5,
    action: "reportProgress",
    title: t("填报进展", "Report progress"),
    by: t("市城管局", "City Management Bureau"),
    toTitle: t("办理中", "In progress"),
    stateChanged: false,
    values: [
      { name: "note", label: t("办理进展", "Progress"), value: "已到现场查看，为电缆接头受潮，备件今天下午到。" },
    ],
    files: [
      { id: "5d1c1c1e-0000-4000-8000-000000000001", name: "现场照片.jpg", mediaType: "image/jpeg", size: 482_113 },
      {
        id: "5d1c1c1e-0000-4000-8000-000000000002",
        name: "电缆检测报告.pdf",
        mediaType: "application/pdf",
        size: 1_204_882,
        state: "waiting",
      },
      {
        id: "5d1c1c1e-0000-4000-8000-000000000003",
        name: "备件清单.xlsx",
        mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        size: 18_310,
        state: "infected",
      },
    ],
  }),
];

const said =
  "后埠街小学东门到菜市场这一段路，从上周日开始路灯就不亮，到昨天已经三个晚上了。孩子五点半放学，冬天天黑得早，路边还停着车，家长都很担心。\n前天打过电话说会修，但昨晚还是黑的，请尽快处理。";

/** A clock that runs beside the one of the state, and was lengthened. */
const answerClock: CaseView["clocks"][number] = {
  at: inHours(190),
  certain: true,
  stopped: false,
  colour: "none",
  remaining: { amount: 6, unit: "workingDay", overdue: false },
  rule: {
    id: "hotline.answer.help@2019-01-01",
    title: t("答复时限", "Time to answer"),
    term: t("5 个工作日", "5 working days"),
    source: "《本市 12345 工单办理规则（待核）》第十二条",
    mark: "M",
  },
  extended: {
    from: inHours(70),
    rule: {
      id: "hotline.extension@2019-01-01",
      title: t("延期（一次）", "Extension, once"),
      term: t("5 个工作日", "5 working days"),
      source: "《安阳市政务服务条例》§50",
      mark: "T",
    },
  },
};

/** A case as its page shows it; any number of the lists opens it, with its own line put in. */
export function caseView(number: string): CaseView | undefined {
  const line = lines.find((one) => one.number === number) ?? (lines[0] as CaseLine);
  const { due } = line;
  return {
    ...line,
    number,
    waitsFor: t("承办单位", "Responsible unit"),
    tone: "open",
    due: due && {
      ...due,
      remaining: { amount: 2, unit: "workingDay", overdue: due.colour === "red" },
      rule: {
        id: "hotline.sign@2019-01-01",
        title: t("签收时限", "Time to sign for it"),
        term: t("1 个工作日", "1 working day"),
        source: "《本市 12345 工单办理规则（待核）》第十一条",
        mark: "M",
      },
    },
    clocks: [answerClock],
    values: [
      { name: "text", label: t("诉求内容", "What it is about"), value: said },
      { name: "kind", label: t("类型", "Kind"), value: t("求助", "Request for help") },
      { name: "division", label: t("所在区域", "District"), value: t("安源区", "Anyuan District") },
      { name: "place", label: t("具体地点", "Place"), value: "后埠街小学东门" },
      { name: "publish", label: t("同意公开", "May be published"), value: t("是", "Yes") },
    ],
    history,
    actions,
    parent: null,
    children: [
      {
        ...line,
        ...kinds.extension,
        number: "YQ202611240009",
        title: "延期申请：等待电缆备件",
        state: "withHead",
        stateTitle: t("待负责人审批", "Waiting for the unit's head"),
        unit: unit("px-cgj"),
      },
    ],
    ...(number.endsWith("99")
      ? { reporter: null, reporterSealed: true }
      : { reporter: { name: "李**", phone: "139****0000" } }),
  };
}
