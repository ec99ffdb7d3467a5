import { LogFault } from "@wuxing/tlog/fault";
import type { VerifierKey } from "@wuxing/tlog/note";
import { sameHash } from "@wuxing/tlog/tree";

/** A log or witness that is trusted. */
export interface Trusted {
  readonly key: VerifierKey;
  /** Where the log or the witness answers; not needed to verify. */
  readonly url?: string;
}

export interface TrustedWitness extends Trusted {
  /** Its name within the policy. */
  readonly name: string;
}

/** At least `needed` of the members, each a witness by its key or a group of its own. */
export interface Quorum {
  readonly needed: number;
  readonly members: readonly (VerifierKey | Quorum)[];
}

/** Whom a verifier trusts: these logs, if enough of these witnesses have cosigned (C2SP tlog-policy). */
export interface Policy {
  readonly logs: readonly Trusted[];
  readonly witnesses: readonly TrustedWitness[];
  /** Undefined: no cosignature is asked. */
  readonly quorum?: Quorum;
}

/** Whether the cosignatures of these keys are enough. */
export function isWitnessed({ quorum }: Policy, cosigners: readonly VerifierKey[]): boolean {
  return quorum === undefined || isReached(quorum, cosigners);
}

function isReached({ needed, members }: Quorum, cosigners: readonly VerifierKey[]): boolean {
  const reached = members.filter((member) =>
    "members" in member ? isReached(member, cosigners) : cosigners.includes(member),
  );
  return reached.length >= needed;
}

/** A policy of some logs and any `needed` of some witnesses. Throws LogFault where it cannot hold. */
export function policyOf(logs: readonly VerifierKey[], witnesses: readonly VerifierKey[] = [], needed = 0): Policy {
  if (!Number.isInteger(needed) || needed < 0 || needed > witnesses.length)
    throw new LogFault("malformed", `${needed} of ${witnesses.length} witnesses can never cosign`);
  const policy = {
    logs: logs.map((key) => ({ key })),
    witnesses: witnesses.map((key) => ({ name: key.name, key })),
    ...(needed > 0 ? { quorum: { needed, members: witnesses } } : {}),
  };
  assertKeys(policy);
  return policy;
}

/** Holds that logs sign plainly, witnesses cosign, and no key counts twice under different names. */
export function assertKeys({ logs, witnesses }: Policy): void {
  if (logs.some(({ key }) => key.type !== "ed25519"))
    throw new LogFault("malformed", "a log's key is of type 0x01 (Ed25519)");
  if (witnesses.some(({ key }) => key.type !== "cosignature"))
    throw new LogFault("malformed", "a witness's key is of type 0x04 (cosignature)");
  for (const list of [logs, witnesses])
    for (const [i, { key }] of list.entries())
      if (list.slice(0, i).some((other) => sameHash(other.key.publicKey, key.publicKey)))
        throw new LogFault("malformed", `the key of ${key.name} stands in the policy twice`);
}
