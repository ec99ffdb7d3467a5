import { correction, does, due, passes, refused, type Scenario, stands, supplied } from "./Scenario.ts";

/* Holidays as in ordinaryScenarios.ts. One material lies before the unit, one is to be brought to the counter. */
const awaited = {
  materials: [
    { key: "form", name: "申请书", proof: "file" },
    { key: "place", name: "营业场所证明", proof: "counter" },
  ],
};
const both = {
  materials: [
    { key: "form", name: "申请书", proof: "counter" },
    { key: "place", name: "营业场所证明", proof: "counter" },
  ],
};
const place = { pieces: "营业场所证明" };
const form = { pieces: "申请书" };
const missing = { pieces: "申请书：没有带来，请补交\n营业场所证明：没有带来，请补交" };

export const broughtScenarios: readonly Scenario[] = [
  {
    title: "what has not been brought is not accepted; brought on the third day, the five days go on",
    reckoned:
      "§32 from Mar 2: 3 4 5 6 9, whatever comes. §42 from Mar 5: 6 (1) 9–13 (6) 16–20 (11) 23–27 (16) 30 31 Apr 1 2 (20)",
    opened: "2026-03-02 10:00",
    item: awaited,
    lines: [
      refused("2026-03-03 09:00", "accept"),
      does("2026-03-04 09:00", "recordBrought", place),
      due("2026-03-09"),
      does("2026-03-05 09:00", "accept"),
      due("2026-04-02"),
    ],
  },
  {
    title: "what is not brought and not told is accepted by law, from the day of the application",
    reckoned: "§32 ends Mar 9; §42 from Mar 2: 3–6 (4) 9–13 (9) 16–20 (14) 23–27 (19) 30 (20)",
    opened: "2026-03-02 10:00",
    item: awaited,
    lines: [
      passes("2026-03-10 08:00"),
      stands("inProgress"),
      due("2026-03-30"),
      does("2026-03-11 09:00", "recordBrought", place),
      stands("inProgress"),
      due("2026-03-30"),
    ],
  },
  {
    title: "the officer who accepts on the sixth day cannot say that something is missing",
    reckoned: "§32 ended Mar 9: accepted from Mar 2, so Mar 30 as above",
    opened: "2026-03-02 10:00",
    item: awaited,
    lines: [does("2026-03-10 00:00", "accept"), due("2026-03-30")],
  },
  {
    title: "told as missing and brought: the five days begin anew on that day",
    reckoned: "15 days to mend from Mar 5: 6 (1) 9–13 (6) 16–20 (11) 23–26 (15). §32 from Mar 12: 13 (1) 16–19 (5)",
    opened: "2026-03-02 10:00",
    item: awaited,
    lines: [
      does("2026-03-05 10:00", "tellCorrection", { pieces: "营业场所证明：没有带来，请补交" }),
      due("2026-03-26"),
      does("2026-03-12 09:00", "recordBrought", place),
      stands("received"),
      due("2026-03-19"),
    ],
  },
  {
    title: "of two that were told one is brought: it waits for the other, and the days to mend run on",
    reckoned: "15 days to mend from Mar 5: Mar 26 as above. §32 from Mar 16: 17–20 (4) 23 (5)",
    opened: "2026-03-02 10:00",
    item: both,
    lines: [
      does("2026-03-05 10:00", "tellCorrection", missing),
      does("2026-03-10 09:00", "recordBrought", form),
      stands("correcting"),
      due("2026-03-26"),
      refused("2026-03-11 09:00", "recordBrought", form),
      does("2026-03-16 09:00", "recordBrought", place),
      stands("received"),
      due("2026-03-23"),
    ],
  },
  {
    title: "brought on Friday and recorded on Wednesday: the five days begin on Friday",
    reckoned: "§32 from Fri Mar 13: 16–20 (5)",
    opened: "2026-03-02 10:00",
    item: awaited,
    lines: [
      does("2026-03-05 10:00", "tellCorrection", { pieces: "营业场所证明：没有带来，请补交" }),
      refused("2026-03-18 09:00", "recordBrought", { ...place, on: "2026-03-19" }),
      refused("2026-03-18 09:00", "recordBrought", { ...place, on: "2026-03-01" }),
      does("2026-03-18 09:00", "recordBrought", { ...place, on: "2026-03-13" }),
      due("2026-03-20"),
    ],
  },
  {
    title: "brought and forgotten until the five days were over: accepted from the day it came",
    reckoned:
      "§32 from Mar 9: 10–13 (4) 16 (5), over on Mar 18. §42 from Mar 9: 10–13 (4) 16–20 (9) 23–27 (14) 30 31 Apr 1 2 3 (19) 7 (20)",
    opened: "2026-03-02 10:00",
    item: awaited,
    lines: [
      does("2026-03-05 10:00", "tellCorrection", { pieces: "营业场所证明：没有带来，请补交" }),
      does("2026-03-18 09:00", "recordBrought", { ...place, on: "2026-03-09" }),
      due("2026-03-16"),
      refused("2026-03-18 10:00", "tellCorrection", correction),
      passes("2026-03-18 11:00"),
      stands("inProgress"),
      due("2026-04-07"),
    ],
  },
  {
    title: "nothing of what was told is brought: taken as withdrawn",
    reckoned: "15 days to mend from Mar 5: Mar 26",
    opened: "2026-03-02 10:00",
    item: awaited,
    lines: [
      does("2026-03-05 10:00", "tellCorrection", { pieces: "营业场所证明：没有带来，请补交" }),
      passes("2026-03-27 08:00"),
      stands("lapsed"),
    ],
  },
  {
    title: "mended by the form, but one piece is still to be brought: it is complete with that piece",
    reckoned: "15 days to mend from Mar 5: Mar 26. §32 from Mar 17: 18 19 20 (3) 23 24 (5)",
    opened: "2026-03-02 10:00",
    item: { ...awaited, asked: [{ key: "area", name: "场所面积" }] },
    lines: [
      does("2026-03-05 10:00", "tellCorrection", { pieces: "场所面积：与图纸不一致\n营业场所证明：没有带来，请补交" }),
      refused("2026-03-10 09:00", "supply", { mended: ["kind"] }),
      refused("2026-03-10 09:00", "supply", {}),
      does("2026-03-10 09:00", "supply", { mended: ["area"], materials: [{ key: "place", proof: "counter" }] }),
      stands("correcting"),
      due("2026-03-26"),
      does("2026-03-17 09:00", "recordBrought", place),
      stands("received"),
      due("2026-03-24"),
    ],
  },
  {
    title: "a piece that need not be handed in holds nothing up",
    reckoned: "§42 from Mar 3: 4 5 6 (3) 9–13 (8) 16–20 (13) 23–27 (18) 30 31 (20)",
    opened: "2026-03-02 10:00",
    item: { materials: [{ key: "map", name: "平面图", proof: "counter", optional: true }] },
    lines: [does("2026-03-03 09:00", "accept"), due("2026-03-31")],
  },
  {
    title: "the unit records in words what the applicant mended: complete with it",
    reckoned: "§32 from Mar 10: 11 12 13 (3) 16 17 (5)",
    opened: "2026-03-02 10:00",
    item: { materials: [{ key: "place", name: "营业场所证明", proof: "file" }] },
    lines: [
      does("2026-03-05 10:00", "tellCorrection", correction),
      does("2026-03-10 09:00", "supply", supplied),
      due("2026-03-17"),
    ],
  },
];
