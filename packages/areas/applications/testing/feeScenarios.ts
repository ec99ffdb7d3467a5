import {
  childDue,
  childStands,
  does,
  due,
  granted,
  reason,
  refused,
  type Scenario,
  stands,
  stuck,
} from "./Scenario.ts";

/* Holidays as in ordinaryScenarios.ts. A fee of 80 yuan; it is given back within fifteen working days (the city's own row). */
const fee = { fee: 8000, feeBasis: "发改价格规〔2016〕2559号" };
const refund = "applications.refund";
const paid = { receipt: "SJ-1" };
const deny = { decision: "不符合行政许可法第三十八条规定的条件。" };

export const feeScenarios: readonly Scenario[] = [
  {
    title: "paid ahead and withdrawn: given back",
    reckoned: "from Mar 4: 5 6 (2) 9–13 (7) 16–20 (12) 23 24 25 (15)",
    opened: "2026-03-02 10:00",
    item: fee,
    lines: [
      does("2026-03-03 09:00", "settleFee", paid),
      does("2026-03-04 09:00", "withdraw"),
      childStands(refund, "due"),
      childDue(refund, "2026-03-25"),
    ],
  },
  {
    title: "paid ahead and refused: given back",
    reckoned: "from Mar 11: 12 13 (2) 16–20 (7) 23–27 (12) 30 31 Apr 1 (15)",
    opened: "2026-03-02 10:00",
    item: fee,
    lines: [
      does("2026-03-03 09:00", "settleFee", paid),
      does("2026-03-04 09:00", "accept"),
      does("2026-03-11 09:00", "deny", deny),
      childDue(refund, "2026-04-01"),
    ],
  },
  {
    title: "paid, then declared not to be due before the decision: given back, and it goes on",
    reckoned: "from Mar 5: 6 (1) 9–13 (6) 16–20 (11) 23–26 (15)",
    opened: "2026-03-02 10:00",
    item: fee,
    lines: [
      does("2026-03-03 09:00", "settleFee", paid),
      does("2026-03-04 09:00", "accept"),
      does("2026-03-05 09:00", "waiveFee", reason),
      stands("inProgress"),
      childDue(refund, "2026-03-26"),
      refused("2026-03-06 09:00", "waiveFee", reason),
      does("2026-03-10 09:00", "grant", granted),
      stands("granted"),
    ],
  },
  {
    title: "declared not to be due while it was waited for: delivered without it, and nothing is given back",
    reckoned: "granted on Mar 10 and waited for; waived on Mar 12, so delivery from then: 13 (1) 16–20 (6) 23–26 (10)",
    opened: "2026-03-02 10:00",
    item: fee,
    lines: [
      does("2026-03-04 09:00", "accept"),
      does("2026-03-10 09:00", "grant", granted),
      stands("awaitingFee"),
      does("2026-03-12 09:00", "waiveFee", reason),
      stands("granted"),
      due("2026-03-26"),
      stuck("2026-03-13 09:00", "waiveFee", reason),
    ],
  },
];
