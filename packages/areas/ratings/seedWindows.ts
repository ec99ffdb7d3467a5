import type { Instant } from "@wuxing/kernel/calendar";
import { anonymous, systemActor } from "@wuxing/kernel/procedure";
import type { City } from "@wuxing/platform/city";
import { seeded } from "@wuxing/platform/testing/city";
import type { Simulation } from "@wuxing/platform/testing/simulation";
import type { PoolClient } from "pg";
import { isBad } from "./levels.ts";

const [day, minute] = [24 * 60 * 60 * 1000, 60 * 1000];
const windows = [
  { code: "A12", name: "社保综合窗口", unit: "px-rsj", staff: ["0086", "0093"] },
  { code: "B03", name: "不动产登记窗口", unit: "px-zrj", staff: ["0121"] },
  { code: "C07", name: "户政窗口", unit: "px-gaj", staff: ["0207"] },
];
const comments = {
  good: ["一次办好，材料说得清楚。", "排队时间长了点，办得不慢。", "窗口的人讲得很细。"],
  bad: ["少带一份材料，多跑了一趟，没人先说。", "等了快两个小时。", "说法前后不一样。"],
};

/** Windows at which people rate for some months: mostly good, some bad, and one busy minute that the alarms name. */
export async function seedWindows(simulation: Simulation, city: City, until: Instant): Promise<void> {
  const random = seeded(51);
  const known = windows.filter(({ unit }) => city.units.some(({ code }) => code === unit));
  const midnight = Date.parse(until) - (Date.parse(until) % day);
  for (let ago = 120; ago > 0; ago--)
    for (const { code, name, unit, staff } of known) {
      const many = code === "B03" && ago === 9 ? 6 : 1;
      if (!random.chance(0.5) && many === 1) continue;
      const division = city.units.find((one) => one.code === unit)?.division ?? null;
      const at = midnight - ago * day + 2 * 60 * minute + Math.floor(random.next() * 300) * minute;
      for (let i = 0; i < many; i++) {
        const moment = new Date(at + i * 9000).toISOString();
        const opening = { window: code, title: `${name} ${code}`, unit, division };
        const id = await simulation.open(moment, "ratings.counter", opening, systemActor);
        const level = many > 1 ? "verySatisfied" : random.weighted(levelWeights);
        const comment = random.chance(0.25) ? random.pick(comments[isBad(level) ? "bad" : "good"]) : undefined;
        const said = {
          level,
          staffLevel: level,
          staffNumber: staff[0],
          ...(comment ? { comment, publish: true } : {}),
        };
        const channel = random.chance(0.7) ? "tablet" : "qr";
        await simulation.act(moment, id, "rate", { ...said, channel }, anonymous);
      }
    }
}

const levelWeights: [string, number][] = [
  ["verySatisfied", 52],
  ["satisfied", 26],
  ["mostlySatisfied", 14],
  ["dissatisfied", 6],
  ["veryDissatisfied", 2],
];

/** Writes the demo city's windows and staff numbers, as the owner of the database. */
export async function saveWindows(client: PoolClient, city: City): Promise<void> {
  for (const { code, name, unit, staff } of windows) {
    const found = city.units.find((one) => one.code === unit);
    if (!found) continue;
    const since = "2024-01-01";
    await client.query(
      `INSERT INTO rating_windows (code, name, unit, division, since, added_by) VALUES ($1, $2, $3, $4, $5, 'coordinator1')
       ON CONFLICT DO NOTHING`,
      [code, name, unit, found.division, since],
    );
    for (const number of staff)
      await client.query(
        "INSERT INTO rating_staff (unit, number, since, added_by) VALUES ($1, $2, $3, 'coordinator1') ON CONFLICT DO NOTHING",
        [unit, number, since],
      );
  }
}
