import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import type { NoticeItem } from "./Notice.ts";
import { parseNotice } from "./parseNotice.ts";

interface Label {
  readonly documentNumber: string | null;
  readonly issuedOn: string | null;
  readonly items: readonly {
    readonly anchor: string;
    readonly units: readonly { readonly name: string; readonly role: string }[];
    readonly milestones: readonly { readonly due: string | null }[];
    readonly targets: readonly { readonly value: number }[];
  }[];
}

const folder = resolve(import.meta.dirname, "../../../../shared/notices");
const present = existsSync(join(folder, "dev")) && existsSync(join(folder, "gold"));
if (!present) console.info("real notices not read: the folder ../shared/notices is not beside the project");

const squeeze = (text: string): string => text.replace(/\s+/gu, "");

class Tally {
  right = 0;
  extra = 0;
  missing = 0;
  add(found: readonly string[], wanted: readonly string[]): void {
    const left = [...wanted];
    for (const one of found) {
      const at = left.indexOf(one);
      if (at < 0) this.extra++;
      else {
        left.splice(at, 1);
        this.right++;
      }
    }
    this.missing += left.length;
  }
  get f1(): number {
    return (2 * this.right) / (2 * this.right + this.extra + this.missing);
  }
}

const keys: Readonly<Record<string, (item: NoticeItem | Label["items"][number]) => string[]>> = {
  units: (item) => item.units.map((unit) => squeeze(unit.name)),
  roles: (item) => item.units.map((unit) => `${squeeze(unit.name)}/${unit.role}`),
  milestones: (item) => item.milestones.map((milestone) => String(milestone.due)),
  targets: (item) => item.targets.map((target) => String(target.value)),
};

function scores(): Record<string, number> {
  const tallies: Record<string, Tally> = Object.fromEntries(
    ["items", ...Object.keys(keys), "head"].map((kind) => [kind, new Tally()]),
  );
  for (const name of readdirSync(join(folder, "dev")).filter((file) => file.endsWith(".txt"))) {
    const label = JSON.parse(readFileSync(join(folder, "gold", name.replace(/txt$/u, "json")), "utf8")) as Label;
    const notice = parseNotice(readFileSync(join(folder, "dev", name), "utf8"));
    const left = [...notice.items];
    for (const wanted of label.items) {
      const at = left.findIndex((item) => squeeze(item.text).startsWith(squeeze(wanted.anchor)));
      const [item] = at < 0 ? [] : left.splice(at, 1);
      tallies.items?.add(item ? [wanted.anchor] : [], [wanted.anchor]);
      for (const [kind, of] of Object.entries(keys)) tallies[kind]?.add(item ? of(item) : [], of(wanted));
    }
    for (const item of left) {
      tallies.items?.add([item.text], []);
      for (const [kind, of] of Object.entries(keys)) tallies[kind]?.add(of(item), []);
    }
    tallies.head?.add(
      [String(notice.documentNumber), String(notice.issuedOn)],
      [String(label.documentNumber), String(label.issuedOn)],
    );
  }
  return Object.fromEntries(Object.entries(tallies).map(([kind, tally]) => [kind, tally.f1]));
}

it.runIf(present)("reads real notices as people labelled them", () => {
  const found = scores();
  for (const [kind, least] of Object.entries({
    items: 0.98,
    units: 0.98,
    roles: 0.98,
    milestones: 0.95,
    targets: 0.9,
    head: 0.95,
  }))
    expect(found[kind], kind).toBeGreaterThanOrEqual(least);
});
