/**
 * What is wrong with a note, a checkpoint, a tile or a proof:
 * - `malformed`: it is not written as its specification says;
 * - `unsigned`: no key that is trusted has signed it;
 * - `forged`: a signature under the name and id of a trusted key does not hold;
 * - `otherLog`: it is of a log that is not trusted;
 * - `unwitnessed`: too few witnesses have cosigned it for the policy;
 * - `tile`: a tile or bundle does not hold what the checkpoint commits to;
 * - `proof`: a Merkle proof does not hold.
 */
export type LogFaultCode = "malformed" | "unsigned" | "forged" | "otherLog" | "unwitnessed" | "tile" | "proof";

/** A log's data that must not be trusted, and why. Whoever shows it to people translates the code; the reason is English. */
export class LogFault extends Error {
  readonly code: LogFaultCode;
  constructor(code: LogFaultCode, reason: string) {
    super(reason);
    this.name = "LogFault";
    this.code = code;
  }
}
