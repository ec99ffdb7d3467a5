import { t } from "@wuxing/kernel/text";
import type {
  AboutView,
  MessageView,
  PointsView,
  SearchView,
  ServicesView,
  ShareView,
  SignInView,
} from "../../views.ts";
import { lamp, noise } from "./cases.ts";
import { food } from "./items.ts";

export const search: SearchView = {
  query: "路灯",
  items: { rows: [food], all: "/items?q=%E8%B7%AF%E7%81%AF" },
  policies: {
    rows: [{ href: "/policies/ZC202611270001", title: "路灯节能改造补助", unit: t("市城管局", "City Management") }],
    all: "/policies?q=%E8%B7%AF%E7%81%AF",
  },
  services: [
    {
      ...{ href: "/attached/water/outages", title: t("计划停水", "Planned outages") },
      ...{ service: t("供水服务", "Water supply"), unit: t("市水务公司", "Water Company") },
    },
  ],
  total: 2,
  results: [
    {
      case: lamp,
      excerpt: [
        { text: "跃进北路公交站往南第二、三、四盏", hit: false },
        { text: "路灯", hit: true },
        { text: "上周起不亮，晚上下班的人多", hit: false },
      ],
    },
    {
      case: noise,
      excerpt: [
        { text: "工地围挡外的", hit: false },
        { text: "路灯", hit: true },
        { text: "也被挖断了", hit: false },
      ],
    },
  ],
  points: [{ title: "聚力提升城市管理水平", href: "/points#point-9", notice: "2020年全市工作要点" }],
  page: 1,
  pages: 1,
  path: "/search?q=路灯",
};
export const noResults: SearchView = {
  ...search,
  items: null,
  policies: null,
  services: [],
  query: "地铁",
  total: 0,
  results: [],
  points: [],
};

const point: PointsView["sections"][number]["points"][number] = {
  number: 1,
  title: "推进高频事项掌上办理",
  text: "把办得最多的事项放到手机上，年底前市本级不少于二百项，县区不少于一百项。",
  units: [
    {
      name: t("市行政审批局", "Administrative Approval Bureau"),
      role: t("牵头", "Lead"),
      due: { level: "done", dueAt: null, certain: true },
    },
    {
      name: t("市信息中心", "Information Centre"),
      role: t("责任", "Responsible"),
      due: {
        level: "behind",
        dueAt: "2026-11-27T09:30:00Z",
        certain: true,
        remaining: { count: 2, unit: "workingDays" },
      },
    },
  ],
  due: { level: "behind", dueAt: "2026-11-27T09:30:00Z", certain: true, remaining: { count: 2, unit: "workingDays" } },
  finished: 1,
  parts: 2,
  milestones: [
    { day: "2026-06-30", text: "市本级事项上线", done: true },
    { day: null, text: "持续更新", done: false },
  ],
};
export const points: PointsView = {
  notice: {
    title: "2026年全市“五型”政府建设工作要点",
    documentNumber: "示例〔2026〕1号",
    issuer: "市政府办公室",
    issuedOn: "2026-03-02",
  },
  notices: [
    { title: "2026年工作要点", href: "/points", current: true },
    { title: "2025年工作要点", href: "/points?notice=2", current: false },
  ],
  sections: [
    { title: "一、把服务放到手边", points: [point] },
    {
      title: "二、件件有落实",
      points: [
        {
          ...point,
          number: 2,
          title: "热线诉求限时答复",
          due: {
            level: "overdue",
            dueAt: "2026-11-20T09:30:00Z",
            certain: true,
            remaining: { count: -3, unit: "workingDays" },
          },
          finished: 3,
          parts: 8,
          milestones: [],
        },
        {
          ...point,
          number: 3,
          title: "窗口延时错时服务",
          due: { level: "done", dueAt: null, certain: true },
          finished: 2,
        },
      ],
    },
  ],
  counts: [
    { level: "overdue", name: t("超期", "Overdue"), count: 1 },
    { level: "behind", name: t("滞后", "Behind"), count: 1 },
    { level: "near", name: t("临近", "Near"), count: 0 },
    { level: "done", name: t("完成", "Done"), count: 1 },
  ],
};

export const signIn: SignInView = {
  values: { username: "paidan" },
  errors: [
    {
      field: "password",
      message: t(
        "用户名或密码不对：请核对后重新输入密码",
        "User name or password is wrong: check them and type the password again",
      ),
    },
  ],
  next: "/desk/",
  passkeys: true,
  demo: {
    password: "demo-password",
    accounts: [
      {
        username: "huawu",
        role: t("话务员", "Hotline agent"),
        name: t("示例甲，12345 热线", "Example A, 12345 hotline"),
      },
      {
        username: "paidan",
        role: t("派单员", "Dispatcher"),
        name: t("示例乙，12345 热线", "Example B, 12345 hotline"),
        code: "123456",
      },
    ],
  },
};

export const missing: MessageView = {
  title: t("没有这个页面", "There is no such page"),
  text: t(
    "地址可能写错了，或者内容已经撤下。可以从首页重新找。",
    "The address may be wrong, or the content was withdrawn. Start again from the front page.",
  ),
  tone: "neutral",
  actions: [
    { label: t("回首页", "Front page"), href: "/" },
    { label: t("查进度", "Follow a request"), href: "/follow" },
  ],
  reference: "req-7f3a21",
};

export const services: ServicesView = {
  today: [
    {
      title: t("提诉求", "Say something"),
      text: t("求助、投诉、咨询、建议、举报", "Help, complaints, questions, suggestions, reports"),
      href: "/say",
    },
    { title: t("查进度、评价", "Follow and rate"), text: t("凭编号和手机号", "By number and phone"), href: "/follow" },
    {
      title: t("看办理数据", "See the figures"),
      text: t("各单位办得怎么样", "How the units are doing"),
      href: "/figures",
    },
  ],
  coming: [
    { title: t("证照和许可", "Licences and permits"), text: t("在线申请，少交材料", "Apply online with fewer papers") },
    { title: t("预约窗口", "Appointments"), text: t("中午和周末也能约", "At noon and at weekends too") },
    { title: t("惠企政策", "Policies for firms"), text: t("符合条件的直接告诉您", "You are told what you are due") },
  ],
};

export const about: AboutView = { version: "0.1.0", sourceHref: "/source", contactPhone: "12345" };

export const share: ShareView = {
  address: "https://wx.example/cases?month=2026-11",
  path: "/cases?month=2026-11",
  qr: "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==",
};
