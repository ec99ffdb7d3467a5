import { existsSync, readFileSync } from "node:fs";
import { areas } from "@wuxing/areas";
import { expect, test } from "vitest";
import { areaReadme, readmePath } from "../../scripts/diagrams/areaReadme.ts";

test.each(areas.map((area) => [area.name, area] as const))(
  "%s: the README shows today's procedures and rules",
  (_name, area) => {
    const path = readmePath(area);
    expect(existsSync(path), `${path} is missing: write it with both markers`).toBe(true);
    const text = readFileSync(path, "utf8");
    expect(text, "run `node scripts/area-diagrams.ts`").toBe(areaReadme(area, text));
  },
);
