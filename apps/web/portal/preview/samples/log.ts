import { t } from "@wuxing/kernel/text";
import type { CheckpointView, EntryReceiptView, LogLeafView, LogView } from "../../views.ts";

const checkpoint: CheckpointView = {
  size: 1_048_777,
  root: "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=",
  at: "2026-11-25T02:59:58.120Z",
};
const note = `wx.example.gov.cn/log
1048777
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— wx.example.gov.cn/log Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
`;

export const log: LogView = {
  origin: "wx.example.gov.cn/log",
  address: "https://wx.example.gov.cn/log",
  newest: checkpoint,
  witnessed: { ...checkpoint, size: 1_048_700 },
  note,
  keys: ["wx.example.gov.cn/log+4a5b6c7d+AQSHDYmuMhu0GnqFkXmdLi1CCnTwSa3zcKRMT+EVZB3h"],
  keysInDatabase: false,
  witnesses: [
    { name: "witness.university.example", size: 1_048_777, at: "2026-11-25T02:59:59.000Z", fault: null },
    {
      name: "witness.newspaper.example",
      size: 1_048_700,
      at: "2026-11-25T02:58:11.000Z",
      fault: { refused: false, reason: "connect ECONNREFUSED 203.0.113.7:443", at: "2026-11-25T02:59:59.000Z" },
    },
    { name: "witness.lawyers.example", size: 0, at: null, fault: null },
  ],
  alarm: null,
  anchors: {
    place: { chainId: 20_200, contract: "0x5FbDB2315678afecb367f032d93F642f64180aa3" },
    latest: [
      { size: 1_048_700, block: 41_207, blockTime: "2026-11-25T02:50:03.000Z", final: true },
      { size: 1_046_911, block: 41_188, blockTime: "2026-11-25T02:40:02.000Z", final: true },
    ],
    fault: null,
  },
  verifierSha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
};
export const logAlone: LogView = {
  ...log,
  ...{ witnessed: null, witnesses: [], anchors: { latest: [], fault: null }, keysInDatabase: true },
};
export const logAlarm: LogView = {
  ...log,
  newest: { ...checkpoint, size: 1_040_000 },
  witnesses: log.witnesses.map((witness) => ({
    ...witness,
    fault: { refused: true, reason: "409: it has cosigned 1048777", at: "2026-11-25T02:59:59.000Z" },
  })),
  alarm: { here: 1_040_000, known: 1_048_777, source: t("见证人", "Witnesses"), at: "2026-11-25T03:00:00.000Z" },
  anchors: { ...log.anchors, fault: { code: "ahead", since: "2026-11-25T03:00:40.000Z" } },
};

const hash = "9bLz3sQ1xV0yFJ6dQ5p0xTe8Zk2mWcA7uRhN4gY1oXI";
export const logLeaf: LogLeafView = {
  index: 1_048_600,
  asked: hash,
  same: true,
  leaf: {
    hash,
    record:
      '{"action":"open","actor":"citizen","at":"2026-11-25T02:10:00.000Z","due":"2026-11-25T02:40:00.000Z","final":false,"from":null,"rule":"hotline.accept@2022-01-01","sealed":{"actor":"R0n4q4mT0j0nS6i7m0oC5tO3Q2m1dXvZl9b8yq0h3uE","case":"w1mT0j0nS6i7m0oC5tO3Q2m1dXvZl9b8yq0h3uE7k8s"},"seq":1,"to":"received","type":"hotline.request","v":"wuxing-entry/1"}',
    proofHref: "/log/proof/1048600",
    checkpoint,
    witnessed: true,
  },
};
export const logLeafOther: LogLeafView = { ...logLeaf, asked: hash.replace("9", "8"), same: false };

/** Pictures in the place of codes. */
const picture =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACAQAAAABazTCJAAAADklEQVR42mNoYGD4DwAEBQGAgFqTGgAAAABJRU5ErkJggg==";
const place = { size: 45, path: "M4 4h7v7h-7zM34 4h7v7h-7zM4 34h7v7h-7zM14 14h9v9h-9zM27 27h6v6h-6z" };
export const entryWaiting: EntryReceiptView = {
  number: "RX-20261125-0012345-4",
  followHref: "/follow/RX-20261125-0012345-4",
  what: t("提诉求", "Say something"),
  at: "2026-11-25T02:10:00.000Z",
};
export const entryReceipt: EntryReceiptView = {
  ...entryWaiting,
  proven: {
    fileHref: "/follow/RX-20261125-0012345-4/receipts/1/file",
    fileName: "回执-RX-20261125-0012345-4-1.json",
    index: 1_048_600,
    checkpoint,
    witnessed: true,
    witnesses: ["witness.university.example", "witness.newspaper.example"],
    codes: [picture],
    place: { ...place, address: `https://wx.example.gov.cn/log/leaf/1048600/${hash}` },
  },
};
export const entryReceiptLong: EntryReceiptView = {
  ...entryReceipt,
  ...(entryReceipt.proven ? { proven: { ...entryReceipt.proven, codes: [picture, picture] } } : {}),
};
