import { formatVerifierKey, type VerifierKey } from "@wuxing/tlog/note";
import type { Policy, Quorum } from "./Policy.ts";

/** A policy as the text of a file that `parsePolicy` reads back to the same. Groups get names of their own. */
export function formatPolicy({ logs, witnesses, quorum }: Policy): string {
  const lines = logs.map(({ key, url }) => line("log", formatVerifierKey(key), url));
  for (const { name, key, url } of witnesses) lines.push(line("witness", name, formatVerifierKey(key), url));
  const nameOf = (member: VerifierKey | Quorum): string => {
    if (!("members" in member)) return witnesses.find(({ key }) => key === member)?.name ?? member.name;
    const members = member.members.map(nameOf);
    const name = freeName(`group${lines.length}`, witnesses);
    lines.push(line("group", name, String(member.needed), ...members));
    return name;
  };
  const counted = quorum ? nameOf(quorum) : "none";
  return [...lines, line("quorum", counted), ""].join("\n");
}

const line = (...words: readonly (string | undefined)[]): string =>
  words.filter((word) => word !== undefined).join(" ");

const freeName = (name: string, taken: readonly { readonly name: string }[]): string =>
  taken.some((one) => one.name === name) ? freeName(`${name}_`, taken) : name;
