import { createHash } from "node:crypto";

/** Made-up figures that are always the same for the same question. */
const drawn = (text, from, to) => from + (createHash("sha256").update(text).digest().readUInt32BE(0) % (to - from + 1));
const month = (back) =>
  new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() - back, 15)).toISOString();

const health = () => ({ body: { ok: true, at: new Date().toISOString() } });

const balance = ({ citizenNumber = "" }) => {
  const monthly = drawn(citizenNumber, 600, 2400);
  const deposits = [1, 2, 3].map((back) => ({ month: month(back).slice(0, 7), amount: monthly }));
  return {
    body: {
      balance: drawn(`${citizenNumber}b`, 8000, 160_000) + 0.35,
      monthly,
      state: monthly > 700 ? "normal" : "stopped",
      paidUntil: month(1).slice(0, 10),
      deposits,
    },
  };
};

const bill = ({ account = "" }) => {
  if (!/^\d{8}$/u.test(account) || account.startsWith("0"))
    return {
      status: 404,
      body: { reason: { zh: "没有这个户号，请核对水费单", en: "There is no such account; check your bill" } },
    };
  const bills = [1, 2, 3].map((back) => {
    const cubic = drawn(account + back, 6, 28);
    return { month: month(back).slice(0, 7), cubic, amount: Math.round(cubic * 285) / 100, paid: back > 1 };
  });
  return { body: { owed: bills[0].amount, bills } };
};

const places = { 360302: "安源区", 360313: "湘东区", 360321: "莲花县", 360322: "上栗县", 360323: "芦溪县" };

const outages = ({ detail }) => {
  if (!places[detail])
    return { status: 404, body: { reason: { zh: "没有这个县区", en: "There is no such district" } } };
  const count = drawn(detail, 0, 2);
  const list = Array.from({ length: count }, (_, i) => ({
    street: `${places[detail]}第 ${i + 1} 供水片区`,
    from: new Date(Math.floor(Date.now() / 86_400_000 + 1 + i) * 86_400_000 + 3_600_000).toISOString(),
    hours: drawn(detail + i, 2, 8),
  }));
  return { body: { district: places[detail], outages: list } };
};

/** Takes a report of a leak. A test is answered as a report would be, and nothing is written down. */
let reports = 0;
const report = ({ testMode = false }) => {
  const number = testMode ? reports + 1 : ++reports;
  return {
    body: { number: `BL-${String(number).padStart(6, "0")}`, visit: new Date(Date.now() + 7_200_000).toISOString() },
  };
};

/** Takes a reading. It knows no tests: a call is always meant. */
const reading = () => ({ body: { taken: true } });

export const answers = { fund: { health, balance }, water: { health, bill, outages, report, reading } };
