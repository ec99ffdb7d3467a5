import type { CaseLine } from "@wuxing/kernel/views";

/** A call as the server shows it to who sits at the telephone: the number masked. */
export interface CallView {
  readonly id: string;
  readonly state: "ringing" | "answered" | "ended";
  readonly from: string;
  readonly ringingAt: string | null;
  readonly answeredAt: string | null;
  readonly endedAt: string | null;
  readonly version: string;
  readonly taken: string | null;
  readonly recorded: boolean;
  readonly open: readonly CaseLine[];
  readonly ended: number;
  readonly before: readonly { readonly at: string; readonly answered: boolean; readonly taken: string | null }[];
}

export interface CurrentCall {
  readonly seat: string | null;
  /** Whether calls can be simulated: in a demo alone. */
  readonly simulated: boolean;
  readonly call: CallView | null;
}

/** What is shown once a look was written down. */
export interface RevealedCall {
  readonly phone: string | null;
  readonly recording: string | null;
}
