import { type Text, t } from "@wuxing/kernel/text";

export interface Fault {
  readonly field: string;
  readonly reason: Text;
}

/** A request that did not succeed: status 0 where the server was not reached. `faults` name fields of the form sent. */
export class Failure extends Error {
  readonly status: number;
  readonly reason: Text;
  readonly faults: readonly Fault[];

  constructor(status: number, reason: Text, faults: readonly Fault[] = []) {
    super(reason.en);
    this.name = "Failure";
    this.status = status;
    this.reason = reason;
    this.faults = faults;
  }
}

export const unreachable = (): Failure =>
  new Failure(0, t("连不上服务器，请检查网络", "The server cannot be reached; check the network"));

/** The failure that an answer tells of: its problem details where it carries them. */
export function failureOf(status: number, body: unknown): Failure {
  const problem = (body ?? {}) as { reason?: Text; faults?: readonly Fault[] };
  if (problem.reason?.zh && problem.reason.en) return new Failure(status, problem.reason, problem.faults ?? []);
  return new Failure(status, t(`服务器没有办成（${status}）`, `The server could not do it (${status})`));
}

/** What may be told of anything thrown; what is not a Failure is our own fault and goes on to the console. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  console.error(thrown);
  return new Failure(500, t("页面出了问题，请刷新后再试", "Something went wrong on this page; reload and try again"));
}
