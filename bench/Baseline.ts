/** What the same statement does without a server in front of it. */
export interface Baseline {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p99: number;
  readonly tool: string;
}
