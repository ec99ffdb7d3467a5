import { defineProcedure, stay } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { expect, test } from "vitest";
import { z } from "zod";

interface LetterData {
  readonly words: string;
  readonly read?: true;
}

const title = t("信", "Letter");
const base = { type: "test.letter", title, prefix: "XJ" } as const;
const open = {
  title,
  by: "anyone",
  input: z.object({ words: z.string() }),
  to: "sent",
  remember: (input: { words: string }) => ({ words: input.words }),
  head: (input: { words: string }) => ({ title: input.words }),
} as const;
const states = {
  sent: { title, waitsFor: "agent", within: "letter.read", ifOverdue: "lapse" },
  read: { title, final: true },
} as const;
const lapse = { title, by: "clock", from: "sent", to: "read", input: z.object({}) } as const;

test("a procedure keeps the names of its states and the schemas of its actions", () => {
  const reply = z.object({ mark: z.number() });
  const letter = defineProcedure<LetterData>()({
    ...base,
    open,
    states,
    actions: {
      lapse,
      reply: {
        title,
        by: "agent",
        from: "sent",
        // The input's type reaches every function: `mark` is a number in each.
        to: (_c, input) => (input.mark.toFixed() === "1" ? "read" : stay),
        input: reply,
        refuse: (c, input) => (input.mark.toFixed() === c.data.words ? t("不行", "No") : undefined),
        remember: (_c, input) => (input.mark.toFixed() === "1" ? { read: true } : {}),
        head: (_c, input) => ({ title: input.mark.toFixed() }),
        due: (_c, input) => (input.mark.toFixed() === "9" ? "2026-01-01" : undefined),
      },
    },
  });
  const names: readonly ("sent" | "read")[] = letter.stateNames;
  expect(names).toEqual(["sent", "read"]);
  expect(letter.schemas.reply).toBe(reply);
  expect(letter.schemas.reply.parse({ mark: 2 }).mark.toFixed()).toBe("2");
});

/*
 * Every line below one of these marks must fail to compile: `tsc` complains of a mark whose line does compile.
 * The tables are still built, so that what the types forbid is seen to be the only thing wrong with them.
 */
test("a misspelt state, overdue action, party or memory does not compile", () => {
  const define = defineProcedure<LetterData>();
  const wrongOverdue = { ...states, sent: { ...states.sent, ifOverdue: "laspe" } } as const;
  const noDeadline = { ...states, sent: { title, waitsFor: "agent" } } as const;
  const wrongChoice = { lapse: { ...lapse, to: () => "raed" as const } };
  const wrongMemory = { lapse: { ...lapse, remember: () => ({ read: "yes" }) } };
  const untitled = { ...open, head: () => ({}) };
  const misspelt = [
    // @ts-expect-error the target state is misspelt
    define({ ...base, open, states, actions: { lapse: { ...lapse, to: "raed" } } }),
    // @ts-expect-error the state it comes from is misspelt
    define({ ...base, open, states, actions: { lapse: { ...lapse, from: ["sent", "snet"] } } }),
    // @ts-expect-error the state it opens in is misspelt
    define({ ...base, open: { ...open, to: "snet" }, states, actions: { lapse } }),
    // @ts-expect-error the overdue action is misspelt
    define({ ...base, open, states: wrongOverdue, actions: { lapse } }),
    // @ts-expect-error there is no such party
    define({ ...base, open, states, actions: { lapse: { ...lapse, by: "postman" } } }),
    // @ts-expect-error a state that waits has a deadline
    define({ ...base, open, states: noDeadline, actions: { lapse } }),
    // @ts-expect-error a target that is chosen is one of the states
    define({ ...base, open, states, actions: wrongChoice }),
    // @ts-expect-error what is remembered is of the area's data
    define({ ...base, open, states, actions: wrongMemory }),
    // @ts-expect-error every case has a title
    define({ ...base, open: untitled, states, actions: { lapse } }),
  ];
  expect(misspelt.map((procedure) => procedure.type)).toEqual(Array(9).fill("test.letter"));
});

test("an input that the schema does not give does not compile", () => {
  const wrong = defineProcedure<LetterData>()({
    ...base,
    open,
    states,
    actions: {
      lapse: {
        title,
        by: "clock",
        from: "sent",
        input: z.object({ mark: z.number() }),
        // @ts-expect-error the input has no such field
        to: (_c, input) => (input.note ? "read" : stay),
        // @ts-expect-error a number is no text
        refuse: (_c, input) => (input.mark.length ? t("不行", "No") : undefined),
        // @ts-expect-error a number is no flag
        remember: (_c, input) => ({ read: input.mark }),
        // @ts-expect-error a number is no title
        head: (_c, input) => ({ title: input.mark }),
        // @ts-expect-error the data has no such field
        unless: (c) => (c.data.wrods ? t("不行", "No") : undefined),
      },
    },
  });
  expect(wrong.stateNames).toEqual(["sent", "read"]);
});
