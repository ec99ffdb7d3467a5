import { readFile } from "node:fs/promises";
import { takeModel } from "@wuxing/areas/hotline";
import { DispatchFault } from "@wuxing/kernel/dispatch";
import type { Platform } from "@wuxing/platform/area";
import { ConfigurationFault } from "./ConfigurationFault.ts";

/** Gives the hotline the model in this file, and gives a line on what became of it. Throws ConfigurationFault with what to mend. */
export async function giveModel(platform: Pick<Platform, "pool" | "casework">, file: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ConfigurationFault(
      `DISPATCH_MODEL 读不到文件 ${file}（${code}）；请核对路径和权限`,
      `DISPATCH_MODEL: the file ${file} cannot be read (${code}); check its path and rights`,
    );
  }
  const taken = await takeModel(platform, bytes).catch((fault) => {
    if (!(fault instanceof DispatchFault)) throw fault;
    throw new ConfigurationFault(
      `DISPATCH_MODEL ${file}：${fault.reason.zh}`,
      `DISPATCH_MODEL ${file}: ${fault.reason.en}`,
    );
  });
  if (taken === "known") return "DISPATCH_MODEL: this file was judged before";
  const { used, compared, accuracy, keywords } = taken;
  const figures =
    compared === 0
      ? "too few confirmed requests to compare it on"
      : `right on ${percent(accuracy)} of ${compared} confirmed requests, keywords on ${percent(keywords)}`;
  return `DISPATCH_MODEL: ${used ? "in use" : "not used, what was in use is better"}; ${figures}`;
}

const percent = (share: number | null): string => `${((share ?? 0) * 100).toFixed(1)} %`;
