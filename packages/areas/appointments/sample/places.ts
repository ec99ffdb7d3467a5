import type { HourClass } from "../slots/PlaceHours.ts";

interface SampleService {
  readonly code: string;
  readonly title: string;
  readonly titleEn: string;
  readonly walkIn?: true;
  /** Items that it does, by words of their names; absent: whatever no other service of the place does. */
  readonly does?: RegExp;
}

export interface SamplePlace {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly unit: string;
  readonly windows: readonly string[];
  readonly services: readonly SampleService[];
  /** Classes out of hours; ordinary hours every place has. */
  readonly offHours: readonly HourClass[];
  readonly capacity: number;
}

const social = /社会保障卡|养老|失业|就业|工伤/u;
const medical = /医疗保险|异地就医|慢特病|医疗费用|医疗救助|生育津贴/u;
const personal: readonly SampleService[] = [
  {
    code: "social",
    title: "社保卡、参保证明",
    titleEn: "Social security cards and proofs",
    walkIn: true,
    does: social,
  },
  {
    code: "medical",
    title: "医保登记和异地就医备案",
    titleEn: "Medical insurance, treatment elsewhere",
    walkIn: true,
    does: medical,
  },
  { code: "estate", title: "不动产登记", titleEn: "Real estate registration", does: /不动产|确权登记/u },
  {
    code: "business",
    title: "企业设立、变更登记",
    titleEn: "Registering and changing a firm",
    does: /(?:设立|变更|注销|备案)登记|食品经营/u,
  },
  { code: "general", title: "其他事项（综合窗口）", titleEn: "Other matters (general counter)" },
];
const all: readonly HourClass[] = ["noon", "weekend", "holiday", "festival"];
const county = (code: string, name: string, nameEn: string): SamplePlace => ({
  code: `px-hall-${code}`,
  name: `${name}政务服务大厅`,
  nameEn: `${nameEn} Government Service Hall`,
  unit: `px-${code}`,
  windows: ["1号窗口", "2号窗口", "3号窗口"],
  services: personal,
  offHours: ["noon", "weekend"],
  capacity: 3,
});
const unitHall = (
  code: string,
  unit: string,
  [name, nameEn]: readonly [string, string],
  services: readonly SampleService[],
  offHours: readonly HourClass[],
): SamplePlace => ({ code, unit, name, nameEn, services, offHours, windows: ["1号窗口", "2号窗口"], capacity: 4 });

/** The demo city's places: the city hall, the halls of the counties, and halls of units that serve out of hours. */
export const samplePlaces: readonly SamplePlace[] = [
  {
    ...{
      code: "px-hall",
      name: "萍乡市政务服务中心",
      nameEn: "Pingxiang Government Service Centre",
      unit: "px-zwb",
      services: personal,
      offHours: all,
      capacity: 6,
    },
    windows: ["1号窗口", "2号窗口", "3号窗口", "4号窗口"],
  },
  county("360302", "安源区", "Anyuan"),
  county("360313", "湘东区", "Xiangdong"),
  county("360321", "莲花县", "Lianhua"),
  county("360322", "上栗县", "Shangli"),
  county("360323", "芦溪县", "Luxi"),
  unitHall(
    "px-entry-exit",
    "px-gaj",
    ["市公安局出入境接待大厅", "Exit and Entry Hall of the Public Security Bureau"],
    [
      {
        code: "passport",
        title: "护照、通行证首次申领",
        titleEn: "First passport or travel permit",
        does: /护照|通行证/u,
      },
      { code: "endorse", title: "签注", titleEn: "Travel endorsements", walkIn: true, does: /签注/u },
    ],
    ["noon", "weekend"],
  ),
  unitHall(
    "px-vehicles",
    "px-jjzd",
    ["市车辆管理所服务大厅", "Vehicle Office Hall"],
    [
      {
        code: "licence",
        title: "驾驶证换证、补证",
        titleEn: "Driving licence renewed or replaced",
        walkIn: true,
        does: /驾驶证/u,
      },
      { code: "vehicle", title: "机动车登记", titleEn: "Vehicle registration", does: /机动车(?!驾驶)/u },
    ],
    ["noon", "weekend"],
  ),
  unitHall(
    "px-social",
    "px-rsj",
    ["市人社局服务大厅", "Human Resources Hall"],
    [{ code: "social", title: "社保业务", titleEn: "Social security", walkIn: true, does: social }],
    ["noon"],
  ),
  unitHall(
    "px-medical",
    "px-ybj",
    ["市医保局服务大厅", "Healthcare Security Hall"],
    [{ code: "medical", title: "医保业务", titleEn: "Medical insurance", walkIn: true, does: medical }],
    ["noon"],
  ),
  unitHall(
    "px-fund",
    "px-gjj",
    ["市公积金中心服务大厅", "Housing Fund Hall"],
    [{ code: "fund", title: "公积金提取、贷款", titleEn: "Housing fund: withdrawals and loans", does: /公积金/u }],
    ["noon", "weekend"],
  ),
  unitHall(
    "px-tax",
    "px-swju",
    ["市税务局办税服务厅", "Tax Hall"],
    [{ code: "tax", title: "办税", titleEn: "Taxes", does: /税/u }],
    ["noon", "weekend"],
  ),
];

interface SampleHours {
  readonly class: HourClass;
  readonly opens: number;
  readonly closes: number;
}

/** 洪府厅字〔2018〕594号: noon 12:00–13:30, weekends and holidays 9:00–12:00 and 13:30–17:00, festival days 9:00–12:00. */
export const sampleHours: readonly SampleHours[] = [
  { class: "ordinary", opens: 540, closes: 720 },
  { class: "ordinary", opens: 810, closes: 1020 },
  { class: "noon", opens: 720, closes: 810 },
  { class: "weekend", opens: 540, closes: 720 },
  { class: "weekend", opens: 810, closes: 1020 },
  { class: "holiday", opens: 540, closes: 720 },
  { class: "holiday", opens: 810, closes: 1020 },
  { class: "festival", opens: 540, closes: 720 },
];
