import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Platform } from "@wuxing/platform/area";
import { afterAll, expect, test } from "vitest";
import { ConfigurationFault } from "./ConfigurationFault.ts";
import { giveModel } from "./giveModel.ts";

const folder = mkdtempSync(join(tmpdir(), "wuxing-model-"));
afterAll(() => rmSync(folder, { recursive: true }));
// Neither file gets as far as the database.
const nowhere = {} as Platform;

test("a file that is not there, or is no model, stops the start with its name and what to do, in both languages", async () => {
  const missing = join(folder, "none.model");
  const absent = await giveModel(nowhere, missing).catch((fault: unknown) => fault);
  expect(absent).toBeInstanceOf(ConfigurationFault);
  expect((absent as ConfigurationFault).reason).toMatchObject({
    zh: expect.stringMatching(/DISPATCH_MODEL 读不到文件 .*none\.model（ENOENT）/u),
    en: expect.stringMatching(/DISPATCH_MODEL: the file .*none\.model cannot be read \(ENOENT\)/u),
  });
  const other = join(folder, "letter.model");
  writeFileSync(other, "no model");
  await expect(giveModel(nowhere, other)).rejects.toThrow(/DISPATCH_MODEL .*no file of a dispatch model/u);
});
