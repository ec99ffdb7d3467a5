import { type FuzzRequest, told } from "./FuzzRequest.ts";
import type { FuzzWorld } from "./FuzzWorld.ts";
import { faultsOfAnswer } from "./faultsOfAnswer.ts";
import { sendRequest } from "./sendRequest.ts";
import { changedTables, tableStates } from "./tableStates.ts";
import { wrongRequest } from "./wrongRequest.ts";

export interface FuzzReport {
  readonly sent: number;
  /** Answers by route, then by status. */
  readonly counts: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** What is wrong, each with the request to send again. */
  readonly faults: readonly string[];
}

export interface FuzzOptions {
  readonly seed: number;
  /** The numbers of the first request and of the one after the last. */
  readonly from: number;
  readonly to: number;
}

const safe = new Set(["GET", "HEAD", "OPTIONS"]);
const atOnce = 24;
/** After so many requests the tables are compared, so that a write is found close to its cause. */
const stretch = 5_000;
const enough = 40;

/** Sends the requests of a run and judges every answer; compares all tables and the kept files. */
export async function fuzz(world: FuzzWorld, { seed, from, to }: FuzzOptions): Promise<FuzzReport> {
  const counts = new Map<string, Map<number, number>>();
  const faults: string[] = [];
  const filesBefore = (await world.keptFiles()).length;
  let before = await tableStates(world.owner);
  let sent = 0;
  for (let start = from; start < to && faults.length < enough; start += stretch) {
    const end = Math.min(to, start + stretch);
    const taken: FuzzRequest[] = [];
    const next = requests(world, seed, start, end);
    const worker = async (): Promise<void> => {
      for (const request of next) {
        const { status, found } = await tryOne(world, request);
        sent++;
        count(counts, request.route, status);
        faults.push(...found.map((fault) => `${fault}\n    ${told(request)}`));
        if (!safe.has(request.method) && status >= 200 && status < 400) taken.push(request);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    faults.push(...world.faults());
    const after = await tableStates(world.owner);
    const changed = changedTables(before, after);
    if (changed.length > 0)
      faults.push(
        `a write among ${start}–${end}: ${changed.join("; ")}\n    taken:\n    ${taken.map(told).join("\n    ")}`,
      );
    before = after;
  }
  const left = (await world.keptFiles()).length - filesBefore;
  if (left !== 0) faults.push(`${left} files were left in the folder`);
  return { sent, counts, faults };
}

function* requests(world: FuzzWorld, seed: number, from: number, to: number): Generator<FuzzRequest> {
  for (let index = from; index < to; index++) yield wrongRequest(world, seed, index);
}

async function tryOne(world: FuzzWorld, request: FuzzRequest): Promise<{ status: number; found: string[] }> {
  try {
    const answer = await sendRequest(world.port, request);
    return { status: answer.status, found: faultsOfAnswer(request, answer, world) };
  } catch (error) {
    return { status: 0, found: [`no answer: ${error}`] };
  }
}

function count(counts: Map<string, Map<number, number>>, route: string, status: number): void {
  const of = counts.get(route) ?? new Map<number, number>();
  counts.set(route, of.set(status, (of.get(status) ?? 0) + 1));
}
