import { setTimeout as sleep } from "node:timers/promises";
import type { Random } from "@wuxing/platform/testing/city";
import type { Ask } from "../Exchange.ts";

export interface BadNetwork {
  readonly ask: Ask;
  /** No word gets through in either direction. */
  cut: boolean;
  /** Nothing goes wrong. */
  calm: boolean;
  /** What was done to requests. */
  readonly done: { lost: number; answerLost: number; doubled: number; reordered: number };
}

/**
 * A line that loses requests, loses answers to requests that had arrived, delivers some twice, some late and together,
 * and turns the order of the messages in them round; by a seed.
 */
export function badNetwork(through: Ask, random: Random): BadNetwork {
  const done = { lost: 0, answerLost: 0, doubled: 0, reordered: 0 };
  const network: BadNetwork = {
    cut: false,
    calm: false,
    done,
    ask: async (url, body) => {
      if (network.calm) return through(url, body);
      if (network.cut || random.chance(0.1)) return fail("lost");
      if (random.chance(0.2)) {
        done.doubled++;
        await through(url, body).catch(() => undefined);
      }
      if (random.chance(0.2)) await sleep(random.int(20));
      const answer = await through(url, random.chance(0.3) ? reordered(body) : body);
      return network.cut || random.chance(0.15) ? fail("answerLost") : answer;
    },
  };
  const fail = (how: "lost" | "answerLost"): never => {
    done[how]++;
    throw new Error(`the network failed: ${how}`);
  };
  /** Another order is another question, so its answer is not believed; the messages have arrived all the same. */
  const reordered = (body: string): string => {
    const { messages } = JSON.parse(body) as { messages?: unknown[] };
    if (!messages) return body;
    done.reordered++;
    return JSON.stringify({ messages: messages.reverse() });
  };
  return network;
}
