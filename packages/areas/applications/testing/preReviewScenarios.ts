import {
  childStands,
  correction,
  does,
  due,
  has,
  passedUp,
  passes,
  renewal,
  type Scenario,
  stands,
  supplied,
} from "./Scenario.ts";

/* Holidays as in ordinaryScenarios.ts. The lower level accepts, and has twenty working days from then (§43). */
const below = { preReviewUnit: "px-360302" };

export const preReviewScenarios: readonly Scenario[] = [
  {
    title: "the lower level takes it in: what it does not tell in five days is accepted by law, from the day it came",
    reckoned: "§32 from Mar 2: 3–6 (4) 9 (5). §43 from Mar 2: 3–6 (4) 9–13 (9) 16–20 (14) 23–27 (19) 30 (20)",
    opened: "2026-03-02 10:00",
    item: below,
    lines: [
      has("px-360302"),
      due("2026-03-09"),
      passes("2026-03-10 08:00"),
      stands("preReview"),
      due("2026-03-30"),
      has("px-360302"),
    ],
  },
  {
    title: "what came back to the lower level begins its five days anew, then twenty across National Day",
    reckoned:
      "§32 from Sep 9: 10 11 (2) 14 15 16 (5). §43 from Sep 14: 15–18 (4) Sun 20 (5) 21–24 (9) 28–30 (12) Oct 8 9 Sat 10 (15) 12–16 (20)",
    opened: "2026-09-01 09:00",
    item: below,
    lines: [
      does("2026-09-03 09:00", "tellCorrection", correction),
      does("2026-09-09 09:00", "supply", supplied),
      due("2026-09-16"),
      does("2026-09-14 09:00", "accept"),
      due("2026-10-16"),
      has("px-360302"),
    ],
  },
  {
    title: "a lower level that is late may still pass it up; the days to decide begin then",
    reckoned:
      "§43 from Mar 2: Mar 30. §42 from Apr 8: 9 10 (2) 13–17 (7) 20–24 (12) 27–30 (16) May 6 7 8 (19) Sat 9 (20)",
    opened: "2026-03-02 09:00",
    item: below,
    lines: [
      does("2026-03-02 10:00", "accept"),
      due("2026-03-30"),
      passes("2026-04-01 08:00"),
      stands("preReview"),
      does("2026-04-08 09:00", "passUp", passedUp),
      due("2026-05-09"),
    ],
  },
  {
    title: "a renewal that the lower level passes up is decided before the permit expires, or renewed by law",
    reckoned: "§43 from Mar 4: Apr 1. §42 from Mar 20 would end Apr 20; the permit expires Apr 10",
    opened: "2026-03-02 10:00",
    item: { ...renewal("2026-04-10"), ...below },
    lines: [
      does("2026-03-04 09:00", "accept"),
      stands("preReviewRenewing"),
      due("2026-04-01"),
      does("2026-03-20 09:00", "passUp", passedUp),
      stands("renewing"),
      due("2026-04-10"),
      childStands("applications.passedUp", "reading"),
      passes("2026-04-12 08:00"),
      stands("granted"),
      does("2026-04-13 09:00", "deliver", { method: "counter" }),
      childStands("applications.passedUp", "closed"),
    ],
  },
  {
    title: "a renewal that the lower level keeps is renewed by law all the same",
    reckoned: "§43 from Mar 4: Apr 1; then until the permit expires on Apr 10",
    opened: "2026-03-02 10:00",
    item: { ...renewal("2026-04-10"), ...below },
    lines: [
      does("2026-03-04 09:00", "accept"),
      passes("2026-04-02 08:00"),
      stands("renewalOverdue"),
      has("px-scj"),
      due("2026-04-10"),
      passes("2026-04-12 08:00"),
      stands("granted"),
    ],
  },
  {
    title: "a permit that expires before the lower level's days are over is renewed on the day it expires",
    reckoned:
      "§43 from Mar 9: 10–13 (4) 16–20 (9) 23–27 (14) 30 31 Apr 1 2 3 (19) 7 (20): Apr 7; the permit expires Apr 1",
    opened: "2026-03-02 10:00",
    item: { ...renewal("2026-04-01"), ...below },
    lines: [
      does("2026-03-09 09:00", "accept"),
      due("2026-04-01"),
      passes("2026-04-02 08:00"),
      stands("granted"),
      has("px-scj"),
    ],
  },
];
