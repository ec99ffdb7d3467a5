import { type Following, takeTurns } from "@wuxing/platform/casework";
import type { Pool, PoolClient } from "pg";
import { applyMessages } from "./applyMessages.ts";
import type { Attachment, PartAnswer, PartQuestion } from "./attachment.ts";
import { type DeadLetter, type Decision, deadLetters, retryLetter, settleLetter } from "./deadLetters.ts";
import type { ExchangeParts, NewMessage } from "./Exchange.ts";
import { type ExchangeState, exchangeState } from "./exchangeState.ts";
import { fetchFile } from "./fetchFile.ts";
import { filePart } from "./filePart.ts";
import type { Answer, SignedMessage } from "./Message.ts";
import { postMessages } from "./postMessages.ts";
import { type RecentMessage, recentMessages } from "./recentMessages.ts";
import { reconcile } from "./reconcile.ts";
import { resendAll } from "./resendAll.ts";
import { sendMessages } from "./sendMessages.ts";
import { type SumsAnswer, type SumsQuestion, sumsOf } from "./sums.ts";
import { takeMessages } from "./takeMessages.ts";

/** The line to one peer, of whose two ends each is alike. */
export interface Exchange extends Pick<ExchangeParts, "settings" | "reader" | "now"> {
  readonly post: (client: Pool | PoolClient, messages: readonly NewMessage[]) => Promise<void>;
  readonly take: (messages: readonly SignedMessage[]) => Promise<Answer[]>;
  readonly sumsOf: (question: SumsQuestion) => Promise<SumsAnswer>;
  /** A part of a file that a message to the peer named. */
  readonly filePart: (question: PartQuestion) => Promise<PartAnswer>;
  /** The content of a file that a message of the peer named; throws Refusal where it cannot be had for good. */
  readonly fetchFile: (message: string, attachment: Attachment) => Promise<Buffer>;
  readonly resend: (subjects: readonly string[]) => Promise<number>;
  /** Compares with the peer; gives how many matters. Throws where he is not reached. */
  readonly reconcile: () => Promise<number>;
  readonly state: () => Promise<ExchangeState>;
  readonly recent: () => Promise<RecentMessage[]>;
  readonly deadLetters: () => Promise<DeadLetter[]>;
  readonly retry: (decision: Decision) => Promise<void>;
  readonly settle: (decision: Decision) => Promise<void>;
  readonly sending: Following;
  readonly applying: Following;
}

/** Opens a line: sends what waits and does what came, in turns, once `sending` and `applying` are started. */
export function openExchange(parts: ExchangeParts): Exchange {
  const { pool, settings, reader, now, onFault = () => undefined } = parts;
  const turns = { every: settings.every ?? 1000, rest: 0, nothingLeft: async () => true };
  const sending = takeTurns({ ...turns, work: () => sendMessages(parts) }, onFault);
  const applying = takeTurns({ ...turns, work: () => applyMessages(parts) }, onFault);
  return {
    ...{ settings, reader, now, sending, applying },
    post: (client, messages) => postMessages(client, parts, messages),
    take: async (messages) => {
      const answers = await takeMessages(parts, messages);
      applying.wake();
      return answers;
    },
    sumsOf: (question) => sumsOf(pool, settings.peer, question),
    filePart: (question) => filePart(parts, question),
    fetchFile: (message, attachment) => fetchFile(parts, message, attachment),
    resend: async (subjects) => {
      const resent = await resendAll(parts, subjects);
      sending.wake();
      return resent;
    },
    reconcile: () => reconcile(parts),
    state: () => exchangeState(pool, settings.peer),
    recent: () => recentMessages(pool, settings.peer),
    deadLetters: () => deadLetters(pool, settings.peer),
    retry: async (decision) => {
      await retryLetter(parts, decision);
      (decision.direction === "out" ? sending : applying).wake();
    },
    settle: async (decision) => {
      await settleLetter(parts, decision);
      (decision.direction === "out" ? sending : applying).wake();
    },
  };
}
