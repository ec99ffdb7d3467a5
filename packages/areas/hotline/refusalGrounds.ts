import { type Text, t } from "@wuxing/kernel/text";

/** What the hotline does not take, and where it belongs. */
export interface RefusalGround {
  readonly code: string;
  readonly label: Text;
  /** What the person is told: why. */
  readonly reason: string;
  /** Where he turns to, with the number to call. */
  readonly channel: string;
}

/**
 * The grounds of 北京条例 §11 and 潍坊条例 §19. Reason and channel are in the words that the person is told; the agent may
 * change them. Each needs both.
 */
export const refusalGrounds: readonly RefusalGround[] = [
  {
    code: "court",
    label: t("诉讼", "Before a court"),
    reason: "这件事已由法院受理或判决，热线不能介入审判。",
    channel: "请向承办法官询问，或拨打诉讼服务热线 12368。",
  },
  {
    code: "arbitration",
    label: t("仲裁", "In arbitration"),
    reason: "这件事已进入仲裁程序，由仲裁机构决定。",
    channel: "请向仲裁机构查询；劳动争议也可拨打 12333 咨询。",
  },
  {
    code: "review",
    label: t("行政复议", "Administrative review"),
    reason: "您对行政决定不服，属于行政复议的范围。",
    channel: "请在知道决定之日起 60 日内向复议机关申请；需要法律帮助请拨打 12348。",
  },
  {
    code: "discipline",
    label: t("监察、纪检", "Supervision of officials"),
    reason: "反映公职人员违纪违法的，由纪检监察机关受理。",
    channel: "请拨打 12388，或向纪委监委当面、来信反映。",
  },
  {
    code: "procuratorate",
    label: t("检察", "Procuratorate"),
    reason: "这件事属于检察机关的职责。",
    channel: "请拨打检察服务热线 12309。",
  },
  {
    code: "petition",
    label: t("已由信访受理", "Taken up by letters and visits"),
    reason: "这件事已由信访部门受理，尚在办理或复查期间。",
    channel: "请凭信访告知单在网上信访平台查询，或向原受理单位询问。",
  },
  {
    code: "openness",
    label: t("政府信息公开申请", "Request for government information"),
    reason: "申请公开文件要按政府信息公开条例书面提出。",
    channel: "请在市政府网站“依申请公开”提交，或当面、来信申请。",
  },
  {
    code: "military",
    label: t("军队事务", "Military matters"),
    reason: "这件事由军队管理，不属于地方政府职责。",
    channel: "请向所在部队或军队信访接待部门反映。",
  },
  {
    code: "privacy",
    label: t("涉密、涉及他人隐私", "Secrets, or another's privacy"),
    reason: "所要的内容涉及国家秘密、商业秘密或他人隐私，热线不能提供。",
    channel: "确需了解的，请通过律师或司法机关依法调取；法律咨询请拨打 12348。",
  },
  {
    code: "morals",
    label: t("违背公序良俗、恶意来电", "Against public order and decency"),
    reason: "来电内容违反法律或公序良俗。",
    channel: "如有需要政府办理的事，请另行说明。",
  },
  {
    code: "sameMatter",
    label: t("同一事项没有新事实", "The same matter without a new fact"),
    reason: "同一件事已经办结并答复，这次没有新的情况。",
    channel: "如有新的情况或证据，请补充后再来电；可用原编号查看答复。",
  },
  {
    code: "elsewhere",
    label: t("不属于本市", "Not this city's"),
    reason: "这件事发生在外地，由当地政府负责。",
    channel: "请拨打当地区号加 12345。",
  },
];

export interface Refused {
  readonly reason: string;
  readonly channel: string;
  readonly ground?: string;
}

/** What is said to the person: what the agent wrote, and what he left empty in the words of the ground. */
export function refusedFor(given: {
  ground?: string | undefined;
  reason?: string | undefined;
  channel?: string | undefined;
}): Refused {
  const ground = refusalGrounds.find(({ code }) => code === given.ground);
  return {
    reason: given.reason || ground?.reason || "",
    channel: given.channel || ground?.channel || "",
    ...(ground ? { ground: ground.code } : {}),
  };
}
