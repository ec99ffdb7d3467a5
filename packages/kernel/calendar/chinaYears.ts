import { t } from "@wuxing/kernel/text";
import type { HolidayPeriod, YearTable } from "./YearTable.ts";

const newYear = t("元旦", "New Year’s Day");
const spring = t("春节", "Spring Festival");
const qingming = t("清明节", "Qingming");
const labour = t("劳动节", "Labour Day");
const dragonBoat = t("端午节", "Dragon Boat Festival");
const midAutumn = t("中秋节", "Mid-Autumn Festival");
const national = t("国庆节", "National Day");
const autumn = t("国庆节、中秋节", "National Day and Mid-Autumn Festival");

/** The number is given in the form of the General Office's telegraphed notices. */
const notice = (year: number, number: string): string =>
  `国务院办公厅关于${year}年部分节假日安排的通知（国办发明电${number}号）`;

const period = (
  year: number,
  name: HolidayPeriod["name"],
  from: string,
  to: string,
  ...work: readonly string[]
): HolidayPeriod => ({ name, from: `${year}-${from}`, to: `${year}-${to}`, work: work.map((day) => `${year}-${day}`) });

/** The announced years, made from the notices themselves. */
export const chinaYears: readonly YearTable[] = [
  {
    year: 2020,
    // The Spring Festival was lengthened to 2 February, and the make-up Saturday of 1 February fell away.
    source: `${notice(2020, "〔2019〕16")}；国务院办公厅关于延长2020年春节假期的通知（2020年1月26日）`,
    holidays: [
      period(2020, newYear, "01-01", "01-01"),
      period(2020, spring, "01-24", "02-02", "01-19"),
      period(2020, qingming, "04-04", "04-06"),
      period(2020, labour, "05-01", "05-05", "04-26", "05-09"),
      period(2020, dragonBoat, "06-25", "06-27", "06-28"),
      period(2020, autumn, "10-01", "10-08", "09-27", "10-10"),
    ],
  },
  {
    year: 2021,
    source: notice(2021, "〔2020〕27"),
    holidays: [
      period(2021, newYear, "01-01", "01-03"),
      period(2021, spring, "02-11", "02-17", "02-07", "02-20"),
      period(2021, qingming, "04-03", "04-05"),
      period(2021, labour, "05-01", "05-05", "04-25", "05-08"),
      period(2021, dragonBoat, "06-12", "06-14"),
      period(2021, midAutumn, "09-19", "09-21", "09-18"),
      period(2021, national, "10-01", "10-07", "09-26", "10-09"),
    ],
  },
  {
    year: 2022,
    source: notice(2022, "〔2021〕11"),
    holidays: [
      period(2022, newYear, "01-01", "01-03"),
      period(2022, spring, "01-31", "02-06", "01-29", "01-30"),
      period(2022, qingming, "04-03", "04-05", "04-02"),
      period(2022, labour, "04-30", "05-04", "04-24", "05-07"),
      period(2022, dragonBoat, "06-03", "06-05"),
      period(2022, midAutumn, "09-10", "09-12"),
      period(2022, national, "10-01", "10-07", "10-08", "10-09"),
    ],
  },
  {
    year: 2023,
    source: notice(2023, "〔2022〕16"),
    holidays: [
      { name: newYear, from: "2022-12-31", to: "2023-01-02", work: [] },
      period(2023, spring, "01-21", "01-27", "01-28", "01-29"),
      period(2023, qingming, "04-05", "04-05"),
      period(2023, labour, "04-29", "05-03", "04-23", "05-06"),
      period(2023, dragonBoat, "06-22", "06-24", "06-25"),
      period(2023, autumn, "09-29", "10-06", "10-07", "10-08"),
    ],
  },
  {
    year: 2024,
    source: notice(2024, "〔2023〕7"),
    holidays: [
      period(2024, newYear, "01-01", "01-01"),
      period(2024, spring, "02-10", "02-17", "02-04", "02-18"),
      period(2024, qingming, "04-04", "04-06", "04-07"),
      period(2024, labour, "05-01", "05-05", "04-28", "05-11"),
      period(2024, dragonBoat, "06-10", "06-10"),
      period(2024, midAutumn, "09-15", "09-17", "09-14"),
      period(2024, national, "10-01", "10-07", "09-29", "10-12"),
    ],
  },
  {
    year: 2025,
    source: notice(2025, "〔2024〕12"),
    holidays: [
      period(2025, newYear, "01-01", "01-01"),
      period(2025, spring, "01-28", "02-04", "01-26", "02-08"),
      period(2025, qingming, "04-04", "04-06"),
      period(2025, labour, "05-01", "05-05", "04-27"),
      period(2025, dragonBoat, "05-31", "06-02"),
      period(2025, autumn, "10-01", "10-08", "09-28", "10-11"),
    ],
  },
  {
    year: 2026,
    source: notice(2026, "〔2025〕7"),
    holidays: [
      period(2026, newYear, "01-01", "01-03", "01-04"),
      period(2026, spring, "02-15", "02-23", "02-14", "02-28"),
      period(2026, qingming, "04-04", "04-06"),
      period(2026, labour, "05-01", "05-05", "05-09"),
      period(2026, dragonBoat, "06-19", "06-21"),
      period(2026, midAutumn, "09-25", "09-27"),
      period(2026, national, "10-01", "10-07", "09-20", "10-10"),
    ],
  },
];
