import type { Outgoing } from "@wuxing/platform/http";
import { openSigned } from "@wuxing/tlog/checkpoint";
import { formatSignature, isBy, parseNote } from "@wuxing/tlog/note";
import { isWitnessed, type Policy, type TrustedWitness } from "@wuxing/tlog/policy";
import { findAlarm, raiseAlarm } from "./alarm.ts";
import { type Asked, askWitness } from "./askWitness.ts";
import { findHead, keepHead, type LogHead } from "./heads.ts";
import type { Log } from "./Log.ts";
import type { OpenTree } from "./openTree.ts";
import { noteCosigned, noteFault, witnessStates } from "./witnessStates.ts";

export interface Witnessing {
  readonly policy: Policy;
  readonly ask: Outgoing;
  /** Told of a witness that does not accept the log's history, each time. */
  readonly onRefusal: (refusal: { readonly witness: string; readonly reason: string }) => void;
}

/** Milliseconds until a witness that failed is asked again. */
const patience = 10_000;

/**
 * One round: asks for cosignatures of the newest checkpoint and keeps it with them once they are enough. Of several
 * servers one asks at a time. Witnesses that are down stop nothing; they are asked again later. Where as many as make
 * a quorum say that they have seen another history, the alarm is raised and the log signs nothing any more; fewer are
 * told of only, or else one faulty witness could stop the log.
 */
export async function witnessRound(log: Log, openTree: OpenTree, witnessing: Witnessing): Promise<void> {
  const client = await log.pool.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock(21, 1) AS mine");
    if (!rows[0]?.mine) return;
    try {
      await round(log, openTree, witnessing);
    } finally {
      await client.query("SELECT pg_advisory_unlock(21, 1)");
    }
  } finally {
    client.release();
  }
}

async function round(log: Log, openTree: OpenTree, witnessing: Witnessing): Promise<void> {
  const { pool, keys } = log;
  const head = await findHead(pool, keys.origin, "signed");
  if (!head || (await findAlarm(pool, keys.origin))) return;
  const before = await findHead(pool, keys.origin, "witnessed");
  const kept = before?.size === head.size ? cosignaturesIn(before.note, witnessing.policy) : new Map<string, string>();
  const states = await witnessStates(pool, keys.origin);
  const now = Date.parse(log.now());
  const due = witnessing.policy.witnesses.filter(({ name, url }) => {
    const faultAt = states.get(name)?.faultAt;
    return url !== undefined && !kept.has(name) && (!faultAt || now - Date.parse(faultAt) >= patience);
  });
  if (due.length === 0) return;
  const tree = await openTree(head);
  const answers = await Promise.all(
    due.map(async (witness) => {
      const cosigned = states.get(witness.name)?.size ?? 0;
      return {
        witness,
        asked: await askWitness(witnessing.ask, witness, head, cosigned, (from) => tree.consistencyProof(from)),
      };
    }),
  );
  for (const { witness, asked } of answers) await noteAnswer(log, witnessing, witness, asked, head.size);
  await raiseIfMany(log, witnessing.policy, answers, head);
  const fresh = answers.flatMap(({ asked }) => (asked.kind === "cosigned" ? [asked.lines] : []));
  const note = head.note + [...kept.values(), ...fresh].join("");
  const opened = openSigned(note, witnessing.policy);
  if (fresh.length > 0 && opened.witnessed) await keepHead(pool, { ...head, kind: "witnessed", note, at: log.now() });
}

/** The signature lines of the policy's witnesses in a note, by the witness's name. */
function cosignaturesIn(note: string, { witnesses }: Policy): Map<string, string> {
  return new Map(
    parseNote(note).signatures.flatMap((signature) => {
      const witness = witnesses.find(({ key }) => isBy(signature, key));
      return witness ? [[witness.name, formatSignature(signature)] as const] : [];
    }),
  );
}

async function noteAnswer(
  { pool, keys, now }: Log,
  { onRefusal }: Witnessing,
  { name }: TrustedWitness,
  asked: Asked,
  size: number,
): Promise<void> {
  if (asked.kind === "cosigned") return noteCosigned(pool, keys.origin, name, size, now());
  await noteFault(pool, keys.origin, { witness: name, fault: asked.reason, faultKind: asked.kind, faultAt: now() });
  if (asked.kind === "refused") onRefusal({ witness: name, reason: asked.reason });
}

/** Another server may have signed more meanwhile: what is larger than that as well was signed by a log that knew more. */
async function raiseIfMany(
  { pool, keys, now }: Log,
  policy: Policy,
  answers: readonly { readonly witness: TrustedWitness; readonly asked: Asked }[],
  head: LogHead,
): Promise<void> {
  const here = (await findHead(pool, keys.origin, "signed"))?.size ?? head.size;
  const against = answers.flatMap(({ witness, asked }) =>
    asked.kind === "refused" && (asked.known > here || asked.known === head.size)
      ? [{ witness, known: asked.known }]
      : [],
  );
  if (
    against.length === 0 ||
    !isWitnessed(
      policy,
      against.map(({ witness }) => witness.key),
    )
  )
    return;
  const known = Math.max(...against.map((one) => one.known));
  await raiseAlarm(pool, keys.origin, { here, known, source: "witness", at: now() });
}
