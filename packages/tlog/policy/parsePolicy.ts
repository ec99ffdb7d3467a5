import { readDecimal } from "@wuxing/tlog/encoding";
import { LogFault } from "@wuxing/tlog/fault";
import { parseVerifierKey, type VerifierKey } from "@wuxing/tlog/note";
import { assertKeys, type Policy, type Quorum, type Trusted, type TrustedWitness } from "./Policy.ts";

interface Draft {
  readonly logs: Trusted[];
  readonly witnesses: TrustedWitness[];
  /** What the names defined so far stand for; one that a group has taken is undefined. */
  readonly named: Map<string, VerifierKey | Quorum | undefined>;
  quorum: Quorum | undefined | "missing";
}

/**
 * Reads a policy file (C2SP tlog-policy): lines `log VKEY [URL]`, `witness NAME VKEY [URL]`, `group NAME all|any|K
 * MEMBER…`, `quorum NAME|none`; `#` begins a comment line. Throws LogFault, which names the line.
 */
export function parsePolicy(text: string): Policy {
  const draft: Draft = { logs: [], witnesses: [], named: new Map(), quorum: "missing" };
  for (const [i, line] of text.split("\n").entries()) {
    const words = line.split(/[ \t\r]+/u).filter((word) => word !== "");
    if (words.length === 0 || words[0]?.startsWith("#")) continue;
    try {
      readLine(words, draft);
    } catch (error) {
      throw error instanceof LogFault ? new LogFault(error.code, `line ${i + 1}: ${error.message}`) : error;
    }
  }
  const { logs, witnesses, quorum } = draft;
  if (quorum === "missing") throw malformed("a policy has one line “quorum”");
  const policy = { logs, witnesses, ...(quorum ? { quorum } : {}) };
  assertKeys(policy);
  return policy;
}

function readLine([what, ...words]: readonly string[], draft: Draft): void {
  if (what === "log") draft.logs.push(trusted(words));
  else if (what === "witness") {
    const [name = "", ...rest] = words;
    const witness = { name, ...trusted(rest) };
    define(draft, name, witness.key);
    draft.witnesses.push(witness);
  } else if (what === "group") readGroup(words, draft);
  else if (what === "quorum") readQuorum(words, draft);
  else throw malformed(`“${what}” is none of log, witness, group, quorum`);
}

function trusted([vkey = "", url, ...more]: readonly string[]): Trusted {
  if (more.length > 0) throw malformed("after the key comes at most an address");
  return { key: parseVerifierKey(vkey), ...(url === undefined ? {} : { url }) };
}

function readGroup([name = "", count = "", ...members]: readonly string[], draft: Draft): void {
  const needed = count === "any" ? 1 : count === "all" ? members.length : readDecimal(count);
  if (needed === undefined || needed < 1 || needed > members.length)
    throw malformed(`“${count}” is none of all, any and a number from 1 to that of the members`);
  define(draft, name, { needed, members: members.map((member) => take(draft, member)) });
}

function readQuorum([name = "", ...more]: readonly string[], draft: Draft): void {
  if (draft.quorum !== "missing" || more.length > 0) throw malformed("a policy has one line “quorum”, of one name");
  if (name === "none") draft.quorum = undefined;
  else {
    const member = take(draft, name);
    draft.quorum = "members" in member ? member : { needed: 1, members: [member] };
  }
}

function define({ named }: Draft, name: string, member: VerifierKey | Quorum): void {
  if (name === "" || name === "none" || named.has(name)) throw malformed(`the name “${name}” is taken or missing`);
  named.set(name, member);
}

/** What a name stands for. Each counts in one place only, so that no witness counts twice. */
function take({ named }: Draft, name: string): VerifierKey | Quorum {
  const member = named.get(name);
  if (!member) throw malformed(`“${name}” is not defined above, or is already a member`);
  named.set(name, undefined);
  return member;
}

const malformed = (reason: string): LogFault => new LogFault("malformed", reason);
