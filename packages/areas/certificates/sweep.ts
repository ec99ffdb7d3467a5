import type { Platform } from "@wuxing/platform/area";
import { sweepCodes, sweepPresented } from "@wuxing/platform/certificates";
import { presentedSince } from "./presentedSince.ts";
import { sweepRequests } from "./wallet/requests.ts";

/** What is over and proves nothing any more: codes, requests of forms, and presentations that no use rests on. */
export async function sweep(platform: Platform): Promise<void> {
  const { pool, casework } = platform;
  await sweepCodes(pool, casework.now());
  await sweepRequests(platform);
  await sweepPresented(pool, presentedSince(platform));
}
