import { t } from "@wuxing/kernel/text";
import type { Question } from "@wuxing/platform/items";

const ask = (
  concept: string,
  type: Question["type"],
  zh: string,
  en: string,
  more: Partial<Question> = {},
): Question => ({
  ...{ key: concept.replace(/\.(.)/u, (_all, first: string) => first.toUpperCase()), label: t(zh, en), type },
  ...{ required: true, concept, ...more },
});

const contact = [
  ask("contact.name", "text", "联系人姓名", "Name of the contact"),
  ask("contact.phone", "phone", "联系电话", "Telephone"),
];

/** What every person, and every firm, is asked. Certificates that a holder shows answer most of it. */
export const personQuestions: readonly Question[] = [
  ask("person.name", "text", "姓名", "Name"),
  ask("person.citizenNumber", "citizenNumber", "身份证号", "Citizen number"),
  ask("contact.phone", "phone", "联系电话", "Telephone"),
  ask("person.address", "text", "现住址", "Present address"),
];
export const firmQuestions: readonly Question[] = [
  ask("firm.name", "text", "企业名称", "Name of the firm"),
  ask("firm.uscc", "uscc", "统一社会信用代码", "Unified social credit code"),
  ask("firm.legalRepresentative", "text", "法定代表人", "Legal representative"),
  ask("firm.address", "text", "住所", "Registered address"),
  ...contact,
];

/** A firm that is not yet there is asked other things. */
export const foundingQuestions: readonly Question[] = [
  ask("firm.name", "text", "拟用名称", "Name wanted"),
  ask("firm.capital", "number", "注册资本（万元）", "Registered capital in ten thousand yuan"),
  ask("firm.scope", "textarea", "经营范围", "Scope of business"),
  ask("firm.legalRepresentative", "text", "法定代表人", "Legal representative"),
  ask("person.citizenNumber", "citizenNumber", "法定代表人身份证号", "Citizen number of the legal representative"),
  ask("firm.address", "text", "住所", "Registered address"),
  ...contact,
];

/** Questions that come with a paper, by its letter. */
export const questionsByMaterial: Readonly<Record<string, readonly Question[]>> = {
  P: [ask("premises.address", "text", "场所或房屋地址", "Address of the premises")],
  F: [ask("premises.area", "number", "场所面积（平方米）", "Area in square metres")],
  S: [ask("firm.staffCount", "number", "从业人数", "Number of staff")],
  V: [ask("vehicle.plate", "text", "车辆号牌", "Number plate")],
  B: [
    ask("child.name", "text", "孩子姓名", "Name of the child"),
    ask("child.birthday", "date", "孩子出生日期", "Day of birth of the child"),
  ],
  J: [
    ask("deceased.name", "text", "逝者姓名", "Name of the deceased"),
    ask("deceased.citizenNumber", "citizenNumber", "逝者身份证号", "Citizen number of the deceased"),
    ask("deceased.day", "date", "去世日期", "Day of death"),
  ],
  D: [ask("project.name", "text", "项目名称", "Name of the project")],
  H: [ask("person.household", "text", "户籍地址", "Registered household")],
  M: [ask("person.spouse", "text", "配偶姓名", "Name of the spouse", { required: false })],
};

const yesNo = (concept: string, zh: string, en: string): Question => ask(concept, "yesNo", zh, en);
const choice = (concept: string, zh: string, en: string, ...options: (readonly [string, string, string])[]): Question =>
  ask(concept, "choice", zh, en, {
    options: options.map(([value, zhName, enName]) => ({ value, label: t(zhName, enName) })),
  });
const renewing = ask("certificate.number", "text", "原证编号", "Number of the present certificate");

/** What single items ask beside that. */
export const ownQuestions: Readonly<Record<string, readonly Question[]>> = {
  食品经营许可: [
    choice(
      "food.form",
      "主体业态",
      "Kind of business",
      ["sale", "食品销售经营者", "Sale"],
      ["catering", "餐饮服务经营者", "Catering"],
      ["canteen", "单位食堂", "Canteen"],
    ),
    yesNo("food.online", "是否通过网络经营", "Sold online?"),
    yesNo("food.cold", "是否制售冷食、生食", "Cold or raw dishes made?"),
  ],
  公共场所卫生许可: [
    choice(
      "hygiene.kind",
      "场所类别",
      "Kind of place",
      ["hotel", "住宿", "Lodging"],
      ["barber", "理发美容", "Hairdresser, beauty"],
      ["bath", "沐浴", "Bath"],
      ["pool", "游泳场馆", "Swimming pool"],
    ),
    yesNo("hygiene.airConditioning", "是否使用集中空调", "Central air conditioning?"),
  ],
  公共场所卫生许可延续: [renewing],
  "取水许可（设立取水）": [
    choice(
      "water.source",
      "水源类型",
      "Source",
      ["surface", "地表水", "Surface water"],
      ["ground", "地下水", "Ground water"],
    ),
    ask("water.amount", "number", "年取水量（立方米）", "Cubic metres a year"),
  ],
  道路货物运输经营许可: [
    choice(
      "transport.scope",
      "经营范围",
      "Scope",
      ["general", "普通货运", "General"],
      ["special", "专用运输", "Special"],
    ),
  ],
  出租汽车驾驶员从业资格认定: [ask("driver.since", "date", "初次领证日期", "First licensed on")],
  居住证申领: [
    ask("residence.since", "date", "来本地居住起始日期", "Living here since"),
    choice(
      "residence.ground",
      "居住依据",
      "Ground",
      ["work", "就业", "Work"],
      ["home", "住所", "Home"],
      ["school", "就读", "Studies"],
    ),
  ],
  "设置大型户外广告及在城市建筑物、设施上悬挂、张贴宣传品审批": [
    ask("advert.size", "text", "尺寸（米）", "Size in metres"),
    ask("advert.until", "date", "设置期限至", "Until"),
  ],
  特种设备使用登记: [ask("equipment.number", "text", "产品编号", "Number of the product")],
  城镇污水排入排水管网许可: [ask("water.discharged", "number", "日排水量（立方米）", "Cubic metres a day")],
  内部资料性出版物准印: [
    ask("print.copies", "number", "印数", "Copies"),
    ask("print.title", "text", "内部资料名称", "Title"),
  ],
  "药品经营（零售）许可": [ask("drug.pharmacist", "text", "执业药师姓名", "Name of the pharmacist")],
};
