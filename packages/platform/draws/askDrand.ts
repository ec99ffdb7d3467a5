import type { Outgoing } from "@wuxing/platform/http";
import { z } from "zod";
import type { AskDrand } from "./DrawWorld.ts";

const answer = z.object({ signature: z.string().max(400) });

/** Rounds by the HTTP interface that every relay of drand has, at an origin that may be asked. */
export const askDrand =
  (origin: string, ask: Outgoing): AskDrand =>
  async ({ chain, round }) => {
    const response = await ask(new URL(`/${chain}/public/${round}`, origin));
    if (!response.ok) throw new Error(`${origin} answers ${response.status} for round ${round}`);
    return answer.parse(await response.json()).signature;
  };
