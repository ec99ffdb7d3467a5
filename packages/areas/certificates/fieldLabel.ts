import { type Text, t } from "@wuxing/kernel/text";

const labels: Readonly<Record<string, Text>> = {
  holder: t("持证人", "Holder"),
  number: t("证照编号", "Number"),
  "person.name": t("姓名", "Name"),
  "person.citizenNumber": t("公民身份号码", "Citizen number"),
  "person.sex": t("性别", "Sex"),
  "person.birthday": t("出生日期", "Date of birth"),
  "person.address": t("住址", "Address"),
  "person.household": t("户号", "Household"),
  "person.residence": t("居住地", "Residence"),
  "person.spouse": t("配偶", "Spouse"),
  "person.marriedOn": t("结婚日期", "Married on"),
  "person.socialSecurity": t("社会保障号码", "Social security number"),
  "person.drivingClass": t("准驾车型", "Driving class"),
  "person.drivingSince": t("初次领证日期", "Driving since"),
  "person.healthCheckedOn": t("体检日期", "Health check on"),
  "firm.name": t("名称", "Name of the firm"),
  "firm.uscc": t("统一社会信用代码", "Unified social credit code"),
  "firm.legalRepresentative": t("法定代表人", "Legal representative"),
  "firm.address": t("住所", "Address of the firm"),
  "firm.scope": t("经营范围", "Scope of business"),
  "firm.capital": t("注册资本", "Registered capital"),
  "firm.foundedOn": t("成立日期", "Founded on"),
  "firm.foodScope": t("食品经营项目", "Food operation scope"),
  "firm.foodUntil": t("食品经营许可有效期至", "Food operation licence until"),
  "premises.address": t("场所地址", "Address of the premises"),
  "premises.owner": t("产权人", "Owner"),
  "premises.area": t("面积", "Area"),
  "premises.use": t("用途", "Use"),
  "premises.hygiene": t("卫生许可项目", "Hygiene licence"),
  "premises.hygieneUntil": t("卫生许可有效期至", "Hygiene licence until"),
};

const kinds: Readonly<Record<string, Text>> = {
  person: t("个人信息", "Of the person"),
  firm: t("企业信息", "Of the firm"),
  premises: t("场所信息", "Of the premises"),
  vehicle: t("车辆信息", "Of the vehicle"),
  project: t("项目信息", "Of the project"),
};

/** What a field of a certificate is called. One without a name of its own is told by what it is about. */
export function fieldLabel(field: string): Text {
  const known = labels[field];
  if (known) return known;
  const [kind = "", rest = ""] = field.split(".");
  const words = rest.replace(/([A-Z])/gu, " $1").toLowerCase();
  const about = kinds[kind] ?? t("证照内容", "Certificate");
  return t(`${about.zh}（${rest}）`, `${about.en}: ${words}`);
}
