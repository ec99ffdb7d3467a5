/** Where the sample services answer, as their documents say. Nobody owns the name (RFC 6761). */
export const sampleOrigin = "http://services.invalid";

const field = (zh: string, en: string, type: string, more: object = {}) => ({
  ...{ type, title: zh, "x-title-en": en },
  ...more,
});
const answer = (required: readonly string[], properties: object) => ({
  "200": {
    description: "OK",
    content: { "application/json": { schema: { type: "object", required, properties } } },
  },
});
const body = (required: readonly string[], properties: object) => ({
  required: true,
  content: { "application/json": { schema: { type: "object", required, properties } } },
});
const operation = (operationId: string, zh: string, en: string, more: object) => ({
  ...{ operationId, summary: zh, "x-title-en": en },
  ...more,
});
const health = {
  get: operation("health", "服务是否正常", "Whether it works", {
    "x-health": true,
    responses: answer(["ok"], {
      ok: field("正常", "Works", "boolean"),
      at: field("时间", "Time", "string", { format: "date-time" }),
    }),
  }),
};
/** The key by which a service signs its answers. */
const signedBy = (service: string, x: string) => ({
  "x-answer-keys": [{ kty: "OKP", crv: "Ed25519", x, kid: `${service}-answers` }],
});
const money = { multipleOf: 0.01, "x-unit": "元 | yuan" };
const month = field("月份", "Month", "string", { maxLength: 7 });

const fund = {
  openapi: "3.1.0",
  info: { title: "住房公积金查询", "x-title-en": "Housing fund", version: "1.0.0" },
  servers: [{ url: `${sampleOrigin}/fund` }],
  ...signedBy("fund", "N7zhisGHjnvPTB4XF4XzqmQ4REDlUKfCUl9uxx38MMo"),
  paths: {
    "/health": health,
    "/balance": {
      post: operation("balance", "公积金余额和缴存", "Balance and deposits", {
        "x-level": "realName",
        "x-idempotent": true,
        requestBody: body(["citizenNumber"], {
          citizenNumber: field("身份证号", "Citizen number", "string", {
            ...{ "x-from": "citizenNumber", maxLength: 18, example: "11010519491231002X" },
          }),
        }),
        responses: answer(["balance", "state", "deposits"], {
          balance: field("余额", "Balance", "number", money),
          state: field("账户状态", "State", "string", {
            enum: ["normal", "stopped"],
            "x-labels": { normal: "正常 | active", stopped: "停缴 | no deposits" },
          }),
          monthly: field("月缴存额", "Deposit a month", "number", money),
          paidUntil: field("缴至", "Paid until", "string", { format: "date" }),
          deposits: field("最近缴存", "Latest deposits", "array", {
            items: {
              type: "object",
              properties: { month, amount: field("金额", "Amount", "number", money) },
            },
          }),
        }),
      }),
    },
  },
};

const water = {
  openapi: "3.0.3",
  info: { title: "供水服务", "x-title-en": "Water supply", version: "1.0.0" },
  servers: [{ url: `${sampleOrigin}/water` }],
  ...signedBy("water", "EI6Bmb4LQGKB9g-iYOQWhL8zG9OaJ3vKAtJTXBgKmLs"),
  paths: {
    "/health": health,
    "/bill": {
      post: operation("bill", "水费账单", "Water bill", {
        "x-level": "phone",
        "x-idempotent": true,
        requestBody: body(["account"], {
          account: field("水表户号", "Account number", "string", {
            ...{ description: "水费单上的 8 位数字 | The 8 digits on your bill", pattern: "^[0-9]{8}$", maxLength: 8 },
            ...{ "x-personal": true, example: "30210045" },
          }),
        }),
        responses: answer(["owed", "bills"], {
          owed: field("欠费", "Owed", "number", money),
          bills: field("最近账单", "Latest bills", "array", {
            items: {
              type: "object",
              properties: {
                month,
                cubic: field("用水量", "Water used", "number", { "x-unit": "立方米 | m³" }),
                amount: field("金额", "Amount", "number", money),
                paid: field("已缴", "Paid", "boolean"),
              },
            },
          }),
        }),
      }),
    },
    "/report": {
      post: operation("report", "报漏水", "Report a leak", {
        "x-level": "phone",
        "x-test-mode": true,
        requestBody: body(["where"], {
          where: field("哪里漏水", "Where it leaks", "string", { maxLength: 100, example: "跃进北路公交站旁" }),
        }),
        responses: answer(["number"], {
          number: field("报修号", "Number of the report", "string", { maxLength: 20 }),
          visit: field("最晚到场", "Somebody comes by", "string", { format: "date-time" }),
        }),
      }),
    },
    "/reading": {
      post: operation("reading", "自报水表读数", "Tell a meter reading", {
        "x-level": "phone",
        requestBody: body(["account", "cubic"], {
          account: field("水表户号", "Account number", "string", {
            ...{ description: "水费单上的 8 位数字 | The 8 digits on your bill", pattern: "^[0-9]{8}$", maxLength: 8 },
            ...{ "x-personal": true, example: "30210045" },
          }),
          cubic: field("读数", "Reading", "integer", {
            minimum: 0,
            maximum: 99_999,
            "x-unit": "立方米 | m³",
            example: 128,
          }),
        }),
        responses: answer(["taken"], { taken: field("已收到", "Received", "boolean") }),
      }),
    },
    "/outages/{district}": {
      get: operation("outages", "计划停水", "Planned outages", {
        "x-level": "public",
        parameters: [
          {
            ...{ name: "district", in: "path", required: true },
            schema: field("县区", "District", "string", {
              enum: ["360302", "360313", "360321", "360322", "360323"],
              example: "360302",
              "x-labels": {
                "360302": "安源区 | Anyuan",
                "360313": "湘东区 | Xiangdong",
                "360321": "莲花县 | Lianhua",
                "360322": "上栗县 | Shangli",
                "360323": "芦溪县 | Luxi",
              },
            }),
          },
        ],
        responses: answer(["district", "outages"], {
          district: field("县区", "District", "string"),
          outages: field("停水安排", "Outages", "array", {
            items: {
              type: "object",
              properties: {
                street: field("范围", "Where", "string"),
                from: field("开始", "From", "string", { format: "date-time" }),
                hours: field("预计时长", "For about", "integer", { "x-unit": "小时 | hours" }),
              },
            },
          }),
        }),
      }),
    },
  },
};

/** Two departments' documents, as a department would hand them in. */
export const sampleDocuments = [
  { name: "fund", unit: "px-gjj", text: JSON.stringify(fund, null, 2) },
  { name: "water", unit: "px-swgs", text: JSON.stringify(water, null, 2) },
] as const;
