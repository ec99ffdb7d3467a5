import {
  correction,
  does,
  due,
  granted,
  other,
  passes,
  provisional,
  refused,
  renewal,
  type Scenario,
  stands,
  supplied,
} from "./Scenario.ts";

/*
 * 2026, by the State Council's notice: free 1–3 Jan, 15–23 Feb, 4–6 Apr, 1–5 May, 19–21 Jun, 25–27 Sep, 1–7 Oct;
 * worked instead Sun 4 Jan, Sat 14 Feb, Sat 28 Feb, Sat 9 May, Sun 20 Sep, Sat 10 Oct. 1 January 2026 is a Thursday.
 * 2025: free 28 Jan–4 Feb, 1–8 Oct; worked Sun 26 Jan, Sat 8 Feb, Sun 28 Sep, Sat 11 Oct. 2027 is not announced.
 * The day on which a term begins is not counted (民法典 §201).
 */

export const ordinaryScenarios: readonly Scenario[] = [
  {
    title: "accepted on the second day, twenty working days to decide",
    reckoned: "§32: Mar 3 4 5 6 9. §42 from Mar 4: 5 6 (2) 9–13 (7) 16–20 (12) 23–27 (17) 30 31 Apr 1 (20)",
    opened: "2026-03-02 10:00",
    lines: [due("2026-03-09"), does("2026-03-04 09:00", "accept"), due("2026-04-01")],
  },
  {
    title: "what comes a minute before midnight came on that day",
    reckoned: "§32 from Mar 2: 3 4 5 6 9",
    opened: "2026-03-02 23:59",
    lines: [due("2026-03-09")],
  },
  {
    title: "received before the Spring Festival, a Saturday is worked",
    reckoned: "§32 from Fri Feb 13: Sat 14 (1), 15–23 free, 24 25 26 27 (5)",
    opened: "2026-02-13 16:00",
    lines: [due("2026-02-27")],
  },
  {
    title: "received on the Saturday that is worked",
    reckoned: "§32 from Sat Feb 14: 24 25 26 27 (4), Sat 28 is worked (5)",
    opened: "2026-02-14 09:00",
    lines: [due("2026-02-28")],
  },
  {
    title: "received in the middle of the Spring Festival",
    reckoned: "§32 from Feb 18: 24 25 26 27, Sat 28 (5)",
    opened: "2026-02-18 20:00",
    lines: [due("2026-02-28")],
  },
  {
    title: "decided across the Spring Festival",
    reckoned: "§42 from Feb 10: 11 12 13 14 (4) 24–28 (9) Mar 2–6 (14) 9–13 (19) 16 (20)",
    opened: "2026-02-09 10:00",
    lines: [does("2026-02-10 10:00", "accept"), due("2026-03-16")],
  },
  {
    title: "received before the year’s end, Sunday 4 January is worked",
    reckoned: "§32 from Dec 29 2025: 30 31 (2), 1–3 Jan free, Sun 4 (3) 5 6 (5)",
    opened: "2025-12-29 10:00",
    lines: [due("2026-01-06")],
  },
  {
    title: "decided across the year’s end",
    reckoned: "§42 from Dec 15 2025: 16–19 (4) 22–26 (9) 29 30 31 (12) Jan 4 (13) 5–9 (18) 12 13 (20)",
    opened: "2025-12-15 09:00",
    lines: [does("2025-12-15 15:00", "accept"), due("2026-01-13")],
  },
  {
    title: "decided across Labour Day, Saturday 9 May is worked",
    reckoned: "§42 from Apr 22: 23 24 (2) 27–30 (6) May 6 7 8 9 (10) 11–15 (15) 18–22 (20)",
    opened: "2026-04-21 09:00",
    lines: [does("2026-04-22 09:00", "accept"), due("2026-05-22")],
  },
  {
    title: "decided across National Day of 2025, eight days long",
    reckoned: "§42 from Sep 22: 23–26 (4) Sun 28 (5) 29 30 (7) Oct 9 10 Sat 11 (10) 13–17 (15) 20–24 (20)",
    opened: "2025-09-22 09:00",
    lines: [does("2025-09-22 10:00", "accept"), due("2025-10-24")],
  },
  {
    title: "decided across the Spring Festival of 2025",
    reckoned: "§42 from Jan 20: 21–24 (4) Sun 26 27 (6) Feb 5 6 7 Sat 8 (10) 10–14 (15) 17–21 (20)",
    opened: "2025-01-20 09:00",
    lines: [does("2025-01-20 10:00", "accept"), due("2025-02-21")],
  },
  {
    title: "nothing is told in five days: accepted from the day the material came",
    reckoned: "§32 ends Mar 9; §42 from Mar 2: 3–6 (4) 9–13 (9) 16–20 (14) 23–27 (19) 30 (20)",
    opened: "2026-03-02 10:00",
    lines: [passes("2026-03-10 08:00"), stands("inProgress"), due("2026-03-30")],
  },
  {
    title: "told on the fifth day, half an hour before midnight",
    reckoned: "15 working days to mend from Mar 9: 10–13 (4) 16–20 (9) 23–27 (14) 30 (15)",
    opened: "2026-03-02 10:00",
    lines: [does("2026-03-09 23:30", "tellCorrection", correction), stands("correcting"), due("2026-03-30")],
  },
  {
    title: "told on the sixth day, before the clock has acted: too late",
    reckoned: "§32 ended Mar 9; accepted from Mar 2, so Mar 30 as above",
    opened: "2026-03-02 10:00",
    lines: [
      refused("2026-03-10 00:00", "tellCorrection", correction),
      passes("2026-03-10 00:01"),
      stands("inProgress"),
      due("2026-03-30"),
    ],
  },
  {
    title: "accepted by the officer on the sixth day: it holds from the day the material came all the same",
    reckoned: "§42 from Mar 2 and not from Mar 10: Mar 30",
    opened: "2026-03-02 10:00",
    lines: [does("2026-03-10 00:00", "accept"), due("2026-03-30")],
  },
  {
    title: "not accepted on the sixth day is too late as well",
    reckoned: "§32 ended Mar 9",
    opened: "2026-03-02 10:00",
    lines: [refused("2026-03-10 09:00", "refuseToAccept", { ground: "noPermit", reason: "依法不需要许可。" })],
  },
  {
    title: "mended and accepted: five days anew, then twenty from acceptance",
    reckoned:
      "§32 from Mar 10: 11 12 13 16 17. §42 from Mar 11: 12 13 (2) 16–20 (7) 23–27 (12) 30 31 Apr 1 2 3 (17) 7 8 9 (20)",
    opened: "2026-03-02 10:00",
    lines: [
      does("2026-03-04 09:00", "tellCorrection", correction),
      does("2026-03-10 11:00", "supply", supplied),
      due("2026-03-17"),
      does("2026-03-11 09:00", "accept"),
      due("2026-04-09"),
    ],
  },
  {
    title: "mended, then silence: accepted from the day on which the mended material came",
    reckoned: "§42 from Mar 10: 11 12 13 (3) 16–20 (8) 23–27 (13) 30 31 Apr 1 2 3 (18) 7 8 (20)",
    opened: "2026-03-02 10:00",
    lines: [
      does("2026-03-04 09:00", "tellCorrection", correction),
      does("2026-03-10 11:00", "supply", supplied),
      passes("2026-03-18 08:00"),
      due("2026-04-08"),
    ],
  },
  {
    title: "mended wrongly and told again of the same piece",
    reckoned: "§32 from Mar 16: 17–20 (4) 23 (5)",
    opened: "2026-03-02 10:00",
    lines: [
      does("2026-03-04 09:00", "tellCorrection", correction),
      does("2026-03-10 11:00", "supply", supplied),
      does("2026-03-12 09:00", "tellCorrection", correction),
      does("2026-03-16 09:00", "supply", supplied),
      due("2026-03-23"),
    ],
  },
  {
    title: "a piece that was not told the first time cannot be asked for the second time",
    reckoned: "§32 from Mar 10: 11 12 13 16 17",
    opened: "2026-03-02 10:00",
    lines: [
      does("2026-03-04 09:00", "tellCorrection", correction),
      does("2026-03-10 11:00", "supply", supplied),
      refused("2026-03-12 09:00", "tellCorrection", other),
      due("2026-03-17"),
    ],
  },
  {
    title: "not mended in fifteen working days",
    reckoned: "from Mar 4: 5 6 (2) 9–13 (7) 16–20 (12) 23 24 25 (15)",
    opened: "2026-03-02 10:00",
    lines: [
      does("2026-03-04 09:00", "tellCorrection", correction),
      due("2026-03-25"),
      passes("2026-03-25 23:00"),
      stands("correcting"),
      passes("2026-03-26 08:00"),
      stands("lapsed"),
    ],
  },
  {
    title: "delivered within ten working days, across two holidays",
    reckoned: "§44 from Sep 23: 24 (1) 28 29 30 (4) Oct 8 9 10 (7) 12 13 14 (10)",
    opened: "2026-09-21 10:00",
    lines: [
      does("2026-09-22 09:00", "accept"),
      does("2026-09-23 09:00", "grant", granted),
      stands("granted"),
      due("2026-10-14"),
    ],
  },
  {
    title: "decided at once, then delivered",
    reckoned: "§44 from Mar 2: 3–6 (4) 9–13 (9) 16 (10)",
    opened: "2026-03-02 10:00",
    item: { handling: "1" },
    lines: [does("2026-03-02 10:20", "grant", granted), stands("granted"), due("2026-03-16")],
  },
  {
    title: "what is not decided at once is not decided before it is accepted",
    reckoned: "§32 from Mar 2: Mar 9",
    opened: "2026-03-02 10:00",
    lines: [refused("2026-03-02 10:20", "grant", granted), due("2026-03-09")],
  },
  {
    title: "withdrawn while it waits for the applicant",
    reckoned: "nothing runs once it has ended",
    opened: "2026-03-02 10:00",
    lines: [
      does("2026-03-04 09:00", "tellCorrection", correction),
      does("2026-03-06 09:00", "withdraw"),
      passes("2026-04-30 09:00"),
      stands("withdrawn"),
    ],
  },
  {
    title: "an unknown year: the day is provisional",
    reckoned:
      "§42 from Dec 14: 15–18 (4) 21–25 (9) 28–31 (13); 2027 as if every weekday were worked: Fri Jan 1 (14) 4–8 (19) 11 (20)",
    opened: "2026-12-14 09:00",
    lines: [does("2026-12-14 10:00", "accept"), provisional("2027-01-11")],
  },
  {
    title: "a provisional day has no effect",
    reckoned: "§32 from Dec 28: 29 30 31 (3), provisionally Jan 1 4 (5)",
    opened: "2026-12-28 09:00",
    lines: [
      provisional("2027-01-04"),
      passes("2027-01-06 08:00"),
      stands("received"),
      does("2027-01-06 09:00", "tellCorrection", correction),
      stands("correcting"),
    ],
  },
  {
    title: "renewal thirty days before it expires, never decided: deemed renewed",
    reckoned:
      "May 31 + 30 = Jun 30. §42 from Jun 2 would end Jul 1: 3 4 5 (3) 8–12 (8) 15–18 (12) 22–26 (17) 29 30 Jul 1 (20), so expiry comes first. §44 from Jul 1: 2 3 (2) 6–10 (7) 13 14 15 (10)",
    opened: "2026-05-31 10:00",
    item: renewal("2026-06-30"),
    lines: [
      does("2026-06-02 09:00", "accept"),
      stands("renewing"),
      due("2026-06-30"),
      passes("2026-06-30 23:00"),
      stands("renewing"),
      passes("2026-07-01 08:00"),
      stands("granted"),
      due("2026-07-15"),
    ],
  },
  {
    title: "renewal twenty-nine days before it expires: nothing is deemed",
    reckoned: "May 31 + 29 = Jun 29. §42 from Jun 2: Jul 1, as above",
    opened: "2026-05-31 10:00",
    item: renewal("2026-06-29"),
    lines: [
      does("2026-06-02 09:00", "accept"),
      stands("inProgress"),
      due("2026-07-01"),
      passes("2026-07-05 08:00"),
      stands("inProgress"),
    ],
  },
  {
    title: "renewal long before it expires: late at the twentieth day, deemed only at expiry",
    reckoned: "§42 from Mar 4: Apr 1; then until Dec 31",
    opened: "2026-03-02 10:00",
    item: renewal("2026-12-31"),
    lines: [
      does("2026-03-04 09:00", "accept"),
      due("2026-04-01"),
      passes("2026-04-02 08:00"),
      stands("renewalOverdue"),
      due("2026-12-31"),
      does("2026-05-06 09:00", "grant", granted),
      stands("granted"),
    ],
  },
  {
    title: "renewal that is refused before it expires is refused",
    reckoned: "§42 from Mar 4: Apr 1",
    opened: "2026-03-02 10:00",
    item: renewal("2026-04-30"),
    lines: [
      does("2026-03-04 09:00", "accept"),
      does("2026-03-30 09:00", "deny", { decision: "场所已不符合食品安全标准第三条的要求。" }),
      passes("2026-05-30 08:00"),
      stands("denied"),
    ],
  },
];
