import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { groupsOf, learnRarity, likenessOf, type Setting, sameFrom, showFrom, type Told, toldOf } from "./index.ts";

const folder = resolve(import.meta.dirname, "../../../../shared/messages");
const present = existsSync(folder);
if (!present) console.info("real messages not compared: the folder ../shared/messages is not beside the project");

interface Message {
  readonly title: string;
  readonly text: string;
  readonly time: string;
}
const messages = (file: string): Message[] =>
  readFileSync(`${folder}/${file}`, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Message);
const said = ({ title, text }: Message): string => `${title} ${text}`;

/** The messages of one file, their terms weighed by what was learnt from the other. */
function told(file: string, learntFrom: string): (Message & Told & Setting)[] {
  const rarity = learnRarity(messages(learntFrom).map(said));
  return messages(file).map((one) => ({
    ...one,
    ...toldOf(said(one), rarity),
    division: null,
    day: Date.parse(one.time) / 86_400_000,
  }));
}

it.runIf(present)("of real messages those of one title are alike, and the much told matters come out as groups", () => {
  const hot = told("hot.jsonl", "replied.jsonl");
  const byTitle = [...Map.groupBy(hot, ({ title }) => title).values()].filter(
    ([first, second]) => second && (first?.title.length ?? 0) >= 12 && Math.abs((first?.day ?? 0) - second.day) < 30,
  );
  expect(byTitle.length, "messages sent twice").toBeGreaterThan(50);
  const missed = byTitle.filter(([a, b]) => a && b && likenessOf(a, b) < showFrom);
  expect(missed.length, "of one title and not alike").toBeLessThanOrEqual(byTitle.length * 0.05);
  const sizes = groupsOf(hot, (a, b) => likenessOf(a, b) >= sameFrom).map((group) => group.length);
  expect(sizes[0], "the largest of them is told by dozens").toBeGreaterThan(20);
  expect(sizes[0], "and does not swallow others").toBeLessThan(80);
  expect(sizes.length).toBeGreaterThan(300);
});

it.runIf(present)("messages of other places and years hardly meet: the answered ones form few and small groups", () => {
  const replied = told("replied.jsonl", "hot.jsonl");
  const groups = groupsOf(replied, (a, b) => likenessOf(a, b) >= sameFrom);
  expect(groups.length).toBeGreaterThan(50);
  expect(groups[0]?.length).toBeLessThanOrEqual(5);
  expect(groups.flat().length / replied.length).toBeLessThan(0.1);
});
