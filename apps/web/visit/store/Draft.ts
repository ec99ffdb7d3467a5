import type { Text } from "@wuxing/kernel/text";
import type { Spot, VisitTask } from "../contract.ts";

/** A visit on this phone, until the server has it. */
export interface Draft {
  /** `user number`: two supervisors may share a phone. */
  readonly key: string;
  readonly user: string;
  readonly task: VisitTask;
  /** The same at every sending, so that the server takes the visit once. */
  readonly commandId: string;
  /** When the visit began, by the phone's clock. */
  readonly visitedAt: string;
  readonly checks: Readonly<Record<string, { readonly result: string; readonly note: string }>>;
  readonly observations: string;
  readonly findings: readonly { readonly theme: string; readonly text: string }[];
  readonly spot: Spot | null;
  /** The visitor has said that it is whole: it is sent as soon as there is a network. */
  readonly finished: boolean;
  /** Why the server did not take it; it then waits for its visitor. */
  readonly refused: Text | null;
}

/** A photo of a visit, scaled for sending. Bytes rather than a Blob: some browsers lose Blobs of a store. */
export interface Photo {
  readonly id: string;
  readonly draft: string;
  readonly takenAt: string;
  readonly spot: Spot | null;
  readonly bytes: ArrayBuffer;
  /** The server's id of it, once it is there. */
  readonly file: string | null;
}

export const draftKey = (user: string, number: string): string => `${user} ${number}`;
