/** Progress and evidence of one point of the demo notice. Slots: {unit} {few} {many} {tens} {hundreds} {percent} {day} {month}. */
export interface PointTexts {
  readonly progress: readonly string[];
  /** Names of evidence files, without their ending. */
  readonly evidence: readonly string[];
}

/** By the number of the point in the demo notice. */
export const pointTexts: Readonly<Record<string, PointTexts>> = {
  "1": {
    progress: [
      "{unit}已把年度任务分解为{tens}项，逐项写明责任科室和完成日期，{month}进度为{percent}%。",
      "任务清单已在门户网站公布，群众提出意见{many}条，采纳{few}条。",
      "{month}调度会通报了{few}项进度偏慢的任务，责任科室已说明原因并重排工期。",
    ],
    evidence: ["任务清单及责任分工表", "{month}调度会议记录", "网站公布截图"],
  },
  "2": {
    progress: [
      "民生实事已开工{many}件，累计完成年度投资的{percent}%。",
      "养老助餐点新建{few}处、农村饮水管网延伸{tens}公里，{few}件进入验收。",
      "资金已按进度拨付{percent}%，季度进展在社区公示栏张贴，受益群众签字确认。",
    ],
    evidence: ["资金拨付凭证汇总", "施工现场照片", "受益群众验收签字表"],
  },
  "3": {
    progress: [
      "收到示范申报{tens}家，完成材料初核，{month}组织群众评议。",
      "评议小组实地看了{many}个乡镇，访谈群众{tens}人次，评分表已汇总。",
      "对上一批示范单位开展回头看，{few}家得分下滑，已发提醒函。",
    ],
    evidence: ["申报汇总表", "群众评议计分表", "实地评议照片"],
  },
  "4": {
    progress: [
      "列入计划的项目已开工{percent}%，{month}协调用地、用电等卡点{many}个。",
      "到项目现场办公{many}次，{few}个项目因管线迁改滞后，已明确{day}前完成迁改。",
      "{month}完成投资占年度计划的{percent}%，{few}个项目提前封顶。",
    ],
    evidence: ["项目进度台账", "现场办公会议纪要", "航拍进度照片"],
  },
  "5": {
    progress: [
      "企业诉求专窗本月受理{tens}件，派单平均用时不到半个工作日，办结{percent}%。",
      "{month}召开政企恳谈会，{many}家企业参加，提出{many}个问题，会上答复{few}个。",
      "就一家企业的蒸汽管道问题吹哨，{few}个部门当天到场，{day}前完成改线。",
    ],
    evidence: ["诉求办理台账", "恳谈会签到表", "部门报到单"],
  },
  "6": {
    progress: [
      "已采集企业用地、用电、税收数据，核对完成{percent}%，{few}家企业提出更正。",
      "指标和权重已公开征求意见，企业试算无误的占{percent}%。",
      "完成评价初算，向企业逐家送达得分说明，收到复核申请{many}份。",
    ],
    evidence: ["指标权重公示", "企业数据核对表", "复核申请登记表"],
  },
  "7": {
    progress: [
      "{month}热线按时答复率{percent}%，比上月提高{few}个百分点，来回推转件降到{few}件。",
      "与省级平台每日对账，{month}差异{few}条，均在次日补齐。",
      "对{many}类高频诉求开展会商，{few}类已立长效办法，重复来件明显下降。",
    ],
    evidence: ["热线运行月报", "对账记录", "会商纪要"],
  },
  "8": {
    progress: [
      "新上线高频事项{tens}项，累计完成目标的{percent}%，{few}项因系统接口未通延后。",
      "电子证照共享核验{tens}类，{month}减少群众提交材料{hundreds}份。",
      "无证办理试点事项{many}个，窗口人员培训{few}场，流程图已公布。",
    ],
    evidence: ["上线事项清单", "接口联调记录", "办事指南截图"],
  },
  "9": {
    progress: [
      "延时服务清单已更新，增加事项{tens}项，{month}午间办件{hundreds}件。",
      "周末预约窗口开放{few}个，预约占比达到{percent}%，电话预约专线有人值守。",
      "到{few}个大厅暗访，发现{few}处公示时间与实际不符，已当场改正。",
    ],
    evidence: ["延时服务清单", "预约办件统计表", "暗访记录"],
  },
  "10": {
    progress: [
      "评价器和二维码已覆盖窗口{percent}%，{month}收到评价{hundreds}条，差评{few}条均已联系。",
      "差评{few}条完成整改，{few}条正在核查，评价人回访认可。",
      "梳理差评原因，排队久占多数，已增设潮汐窗口{few}个。",
    ],
    evidence: ["差评整改台账", "评价覆盖清单", "回访记录"],
  },
  "11": {
    progress: [
      "{month}随机抽查{tens}户，部门联合检查占{percent}%，结果已全部公示。",
      "监督员随机走访{many}次，反馈问题{many}个，已转办{few}个并限期回复。",
      "抽查事项清单完成校核，合并重复检查{many}项。",
    ],
    evidence: ["抽查结果公示", "监督员走访记录", "联合检查计划表"],
  },
  "12": {
    progress: [
      "{month}发文比上年同期减少{few}份，全市性会议减少{few}个，“无会月”未开会。",
      "清理工作群{tens}个、报表{many}张，保留的报表统一由一个入口填报。",
      "对{few}个乡镇的迎检次数开展核查，超次的{few}起已向安排单位提出。",
    ],
    evidence: ["发文会议统计表", "工作群清理清单", "迎检登记台账"],
  },
};

/** For points of other notices. */
export const anyPoint: PointTexts = {
  progress: [
    "{unit}按分工推进，本项任务完成{percent}%，下一步抓紧收尾。",
    "{month}召开碰头会，明确{many}条措施，{few}条已落地，其余{day}前完成。",
    "已建立台账，逐周更新，{few}个问题需上级协调，已书面报告。",
  ],
  evidence: ["工作进展报告", "会议纪要", "现场照片"],
};

export const signNotes = [
  "{unit}已签收，分管负责人牵头，明确到科室。",
  "已签收，任务已列入本月工作安排。",
  "签收，{day}前报送实施方案。",
];

export const extensionReasons = [
  "省级平台接口标准调整，需重新联调，申请延期一次，延期内先用离线办法保障。",
  "连续降雨影响施工，关键工序不能抢，申请延期并附新的进度表。",
  "招标一次流标，已重新挂网，申请顺延，期间完成前期准备。",
  "数据核对中企业更正较多，为保证准确申请延期。",
];

export const sendBackNotes = [
  "所附材料只有会议照片，看不出完成情况，请补充数据和成果文件。",
  "进度写“基本完成”，请写明完成了几项、还差几项、哪天完成。",
  "证明材料日期早于本阶段，请重新提交。",
  "与实地核查不一致，有两处未完工，请据实更正。",
];

export const verifyNotes = [
  "经查阅材料并实地抽查，与报送一致，予以确认。",
  "抽查三处均已完成，群众知晓，同意销号。",
  "目标已达到，材料齐全，转入日常管理。",
];

export const reminders = [
  "距完成日期不足十天，请加快进度并按时报送证明材料。",
  "本阶段目标已到期未报，请今日内说明情况。",
  "进度连续两个月没有变化，请分管负责人过问。",
];
