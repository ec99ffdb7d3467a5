import { maskPhone } from "@wuxing/kernel/identifiers";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { samplePolicy, samples } from "../testing/samples.ts";
import { builtInOf } from "./builtIn.ts";
import { checkFiles } from "./checkFiles.ts";
import type { Given } from "./Given.ts";
import { withEarlierCodes } from "./joinCodes.ts";
import { finding, type Report, verdictOf } from "./Report.ts";
import { readKeys, type Trust } from "./Trust.ts";

const trust: Trust = { policy: samplePolicy, from: "builtIn" };
const utf8 = new TextEncoder();
let files: Awaited<ReturnType<typeof samples>>;
beforeAll(async () => {
  files = await samples();
});

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === "string" ? utf8.encode(content) : content;
const check = (contents: readonly (string | Uint8Array)[], by: Trust | undefined = trust): Report[] =>
  checkFiles(
    contents.map((content, place) => ({ name: `file ${place}`, bytes: bytesOf(content) })),
    by,
    {},
  );
const verdictsOf = (contents: readonly (string | Uint8Array)[], by?: Trust) => check(contents, by).map(verdictOf);
const said = (report: Report | undefined, language: "zh" | "en" = "en"): string =>
  (report?.findings ?? []).map(({ kind, text }) => `${kind}: ${text[language]}`).join("\n");

describe("what is right is proven, and what it does not prove is said", () => {
  test("a receipt", () => {
    const [report] = check([files.receipt]);
    expect(report && verdictOf(report)).toBe("proven");
    expect(said(report)).toContain("proven: The record in the receipt is number 2 of the 7 in the log");
    expect(said(report)).toContain("2 of 2 witnesses have cosigned (witness1.example, witness2.example): by ");
    expect(said(report)).toContain("limit: It does not prove that what was said is true");
    expect(said(report)).toContain("limit: Who acted, Unit");
    const facts = JSON.stringify(report?.facts);
    expect(facts).toContain("RX20261102-00004711");
    // Somebody may look over the reader's shoulder.
    expect(facts).not.toContain("13900001234");
    expect(facts).toContain(maskPhone("13900001234"));
  });
  test("an open draw, and an unannounced one that is closed", () => {
    expect(verdictsOf([files.draw, files.unannounced])).toEqual(["proven", "proven"]);
    expect(said(check([files.draw])[0])).toContain("The replay gives the same");
  });
  test("a checkpoint, which says nothing of records", () => {
    const [report] = check([files.checkpoint]);
    expect(report && verdictOf(report)).toBe("proven");
    expect(said(report)).toContain("limit: It proves the log's size and root");
  });
  test("a proof together with its record, in whatever order, and never alone or with another", () => {
    expect(verdictsOf([files.proof, files.record])).toEqual(["proven"]);
    expect(verdictsOf([files.record, files.proof])).toEqual(["proven"]);
    expect(verdictsOf([files.proof])).toEqual(["open"]);
    expect(verdictsOf([files.proof, `${files.record} `])).toEqual(["wrong"]);
  });
  test("each sentence is there in both languages", () => {
    for (const content of Object.values(files))
      for (const { findings, facts } of check([content]))
        for (const { zh, en } of [...findings.map(({ text }) => text), ...facts.map(({ label }) => label)]) {
          expect(zh).toMatch(/\p{Script=Han}/u);
          expect(en).toMatch(/[A-Za-z]{2}/u);
        }
  });
});

describe("a receipt's codes say what its file says", () => {
  test("one code is as good as the file", () => {
    const [file, code] = [check([files.receipt]), check([`${files.code}\r\n`])];
    expect(code[0]?.findings).toEqual(file[0]?.findings);
    expect(code[0]?.facts.map(({ label }) => label)).toEqual(file[0]?.facts.map(({ label }) => label));
  });
  test("two are joined in any order, and stay apart from those of another receipt", () => {
    expect(verdictsOf([files.secondCode, files.firstCode])).toEqual(["proven"]);
    expect(verdictsOf([`${files.secondCode}\n${files.firstCode}`])).toEqual(["proven"]);
    expect(verdictsOf([files.secondCode, files.code, files.firstCode])).toEqual(["proven", "proven"]);
    expect(check([files.secondCode, files.firstCode])[0]?.name).toBe("file 0 + file 1");
  });
  test("a missing one is told, and is not taken for wrong", () => {
    const [report] = check([files.secondCode]);
    expect(report && verdictOf(report)).toBe("open");
    expect(said(report)).toContain("This receipt has 2 codes, and number 1 is missing");
    expect(said(report, "zh")).toContain("还缺第 1 个");
  });
  test("what was given before counts with the newly given of the same receipt, and with no other", () => {
    const [first, second, other] = [files.firstCode, files.secondCode, files.code].map((text) => ({
      name: "pasted",
      bytes: utf8.encode(text),
    })) as [Given, Given, Given];
    expect(checkFiles(withEarlierCodes([first, other], [second]), trust, {}).map(verdictOf)).toEqual(["proven"]);
    expect(withEarlierCodes([first], [other])).toEqual([other]);
  });
  test("a picture in which nothing could be read says so", () => {
    const trouble = finding("open", "读不出", "not read");
    const [report] = checkFiles([{ name: "a.png", bytes: new Uint8Array(4), trouble }], trust, {});
    expect(report).toMatchObject({ kind: "unknown", findings: [trouble] });
  });
});

describe("nothing is trusted silently", () => {
  test("without a key nothing is proven, and a key in the file is not asked", () => {
    const kinds = ["receipt", "checkpoint", "proof"] as const;
    for (const kind of kinds) {
      const [report] = checkFiles([{ name: kind, bytes: utf8.encode(files[kind]) }], undefined, {});
      expect(report && verdictOf(report)).toBe("open");
      expect(said(report)).toBe("open: Without a key nothing can be proven: give the log's public key above first");
    }
    // A draw proves much by itself, but not that it was fixed beforehand.
    const [draw] = checkFiles([{ name: "draw", bytes: utf8.encode(files.draw) }], undefined, {});
    expect(draw && verdictOf(draw)).toBe("open");
  });
  test("a log of the same name with another key is a stranger", () => {
    const [report] = check([files.strangersReceipt]);
    expect(report && verdictOf(report)).toBe("wrong");
  });
  test("a log whose name is not among the keys is a stranger", () => {
    const elsewhere = readKeys("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    const [report] = check([files.checkpoint], { policy: elsewhere, from: "given" });
    expect(said(report)).toContain("wrong: It is of another log, whose key you do not trust");
  });
  test("too few witnesses leave it open whether others are shown the same", () => {
    const [report] = check([files.unwitnessedReceipt]);
    expect(report && verdictOf(report)).toBe("open");
    expect(said(report)).toContain("of 2 witnesses only 1 have cosigned, too few");
  });
  test("two checkpoints of one size and different roots show that the log has forked", () => {
    const reports = check([files.checkpoint, files.forked]);
    expect(reports.map(verdictOf)).toEqual(["wrong", "wrong"]);
    expect(said(reports[0])).toContain("has signed two different roots for 7 records");
    expect(verdictsOf([files.checkpoint, files.checkpoint])).toEqual(["proven", "proven"]);
  });
  test("so do the checkpoints that receipts and proofs hold", () => {
    expect(verdictsOf([files.receipt, files.forkedReceipt])).toEqual(["wrong", "wrong"]);
    expect(verdictsOf([files.receipt, files.forked])).toEqual(["wrong", "wrong"]);
    expect(verdictsOf([files.forked, files.proof])).toEqual(["wrong", "wrong"]);
    expect(verdictsOf([files.forkedReceipt])).toEqual(["proven"]);
    expect(said(check([files.receipt, files.checkpoint])[0])).not.toContain("Not compared");
    // What no trusted key has signed is no evidence against the log.
    expect(verdictsOf([files.receipt, files.strangersReceipt])).toEqual(["proven", "wrong"]);
  });
  test("checkpoints of other sizes are said not to be compared", () => {
    const reports = check([files.checkpoint, files.grown, files.receipt]);
    expect(reports.map(verdictOf)).toEqual(["proven", "proven", "proven"]);
    expect(said(reports[0])).toContain("limit: Not compared with the other checkpoints put in with it (of 8 records)");
    expect(said(reports[1])).toContain("(of 7 records)");
    expect(said(reports[2])).toContain("(of 8 records)");
  });
});

describe("what was changed is never proven", () => {
  /** Every byte where that is quick, many of a draw, which is replayed each time. */
  const flips = (content: string, step: number): Uint8Array[] => {
    const bytes = utf8.encode(content);
    const places = Array.from({ length: Math.ceil(bytes.length / step) }, (_, place) => place * step);
    return places.map((place) => bytes.map((byte, at) => (at === place ? byte ^ 1 : byte)));
  };
  test.each(["receipt", "code", "checkpoint"] as const)(
    "a %s with any byte another",
    (kind) => {
      for (const changed of flips(files[kind], 1)) expect(verdictsOf([changed])).not.toContain("proven");
    },
    180_000,
  );
  test("a proof or its record with a byte another", () => {
    for (const changed of flips(files.proof, 5)) expect(verdictsOf([changed, files.record])).not.toContain("proven");
    for (const changed of flips(files.record, 31)) expect(verdictsOf([files.proof, changed])).not.toContain("proven");
  }, 60_000);
  test.each(["draw", "unannounced"] as const)(
    "a file of a draw (%s) with a byte another",
    (kind) => {
      for (const changed of flips(files[kind], 211)) expect(verdictsOf([changed])).not.toContain("proven");
    },
    120_000,
  );
  test("a file cut off anywhere", () => {
    for (const kind of ["receipt", "checkpoint", "draw"] as const) {
      const content = files[kind];
      for (let length = 0; length < content.length; length += Math.ceil(content.length / 200))
        expect(verdictsOf([content.slice(0, length)])).not.toContain("proven");
    }
  });
});

test("whatever files come, there is a report and no error", () => {
  const parts = fc.constantFrom(
    ...'{ } [ ] " \\n\\n— c2sp.org/tlog-proof@v1 wuxing-receipt/1 wuxing-draw/1 format log quorum'.split(" "),
  );
  const content = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.array(parts).map((some) => some.join("")),
    fc.json(),
    fc
      .record({ format: fc.constantFrom("wuxing-receipt/1", "wuxing-draw/1"), proof: fc.json() })
      .map((one) => JSON.stringify(one)),
  );
  fc.assert(
    fc.property(fc.array(content, { maxLength: 4 }), fc.boolean(), (contents, trusted) => {
      for (const verdict of verdictsOf(contents, trusted ? trust : undefined)) expect(verdict).not.toBe("proven");
    }),
  );
});

test("an unknown file is said to be unknown; a file of keys is not checked", () => {
  expect(verdictsOf(["hello", '{"format":"wuxing-use/1"}', "", Uint8Array.of(0xff, 0xfe)])).toEqual(
    Array.from({ length: 4 }, () => "unknown"),
  );
  expect(check(["log a+b\nquorum none\n"]).map(({ kind }) => kind)).toEqual(["keys"]);
});

test("the keys of a copy are those that were put in; a copy without any has none", () => {
  expect(builtInOf("")).toBeUndefined();
  const policy = "log PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\nquorum none\n";
  const builtIn = builtInOf(JSON.stringify({ city: { zh: "市", en: "City" }, policy, words: {} }));
  expect(builtIn?.trust.policy.logs.map(({ key }) => key.id)).toEqual(["c74f20a3"]);
  expect(() => builtInOf(JSON.stringify({ city: {}, policy: "log x\n", words: {} }))).toThrow();
});
