/** A certificate of the demonstration as it is issued: what it says, and how many days before and after today it is valid. */
export interface Given {
  readonly type: string;
  readonly unit: string;
  readonly claims: Readonly<Record<string, string>>;
  readonly from: number;
  readonly until: number | null;
}

/** Of whom the demonstration signs in for: the person. */
export const demoPerson: readonly Given[] = [
  {
    ...{ type: "ID", unit: "px-gaj", from: 900, until: 2700 },
    claims: {
      ...{ holder: "演示用户", number: "11010519491231002X", "person.name": "演示用户", "person.sex": "女" },
      ...{ "person.citizenNumber": "11010519491231002X", "person.birthday": "1949-12-31" },
      "person.address": "萍乡市安源区演示路 1 号",
    },
  },
  {
    ...{ type: "HEALTHCARD", unit: "px-wjw", from: 200, until: 165 },
    claims: {
      holder: "演示用户",
      number: "演 0000001",
      "person.name": "演示用户",
      "person.healthCheckedOn": "2026-05-08",
    },
  },
];

/** The firm that he represents. */
export const demoFirm = (name: string, uscc: string): readonly Given[] => [
  {
    ...{ type: "LICENCE", unit: "px-scj", from: 700, until: null },
    claims: {
      ...{ holder: name, number: uscc, "firm.name": name, "firm.uscc": uscc, "firm.legalRepresentative": "演示用户" },
      ...{ "firm.address": "萍乡市安源区演示路 2 号", "firm.scope": "餐饮服务", "firm.capital": "50 万元" },
      "firm.foundedOn": "2024-12-26",
    },
  },
  {
    ...{ type: "FOODSALE", unit: "px-scj", from: 690, until: 400 },
    claims: {
      holder: name,
      number: "JY23603020000001",
      "firm.foodScope": "热食类食品制售",
      "firm.foodUntil": "2029-12-31",
    },
  },
  {
    ...{ type: "HYGIENE", unit: "px-wjw", from: 650, until: 20 },
    claims: { holder: name, number: "萍卫公证字第0000001号", "premises.hygiene": "餐饮场所" },
  },
];
