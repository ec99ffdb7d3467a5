import { readFileSync, writeFileSync } from "node:fs";
import { areas } from "@wuxing/areas";
import { areaReadme, readmePath } from "./diagrams/areaReadme.ts";

/** `node scripts/area-diagrams.ts`: draws the diagrams and tables of every area's README afresh from its procedures. */
for (const area of areas) {
  const path = readmePath(area);
  const before = readFileSync(path, "utf8");
  const after = areaReadme(area, before);
  if (after === before) continue;
  writeFileSync(path, after);
  process.stdout.write(`${area.name}/README.md\n`);
}
