import type { OutgoingHost } from "@wuxing/platform/http";
import { ConfigurationFault } from "./ConfigurationFault.ts";

/** Throws ConfigurationFault where an address is not among the hosts that may be asked: said at the start, not when the first person waits. */
export function assertNamed(hosts: readonly OutgoingHost[], name: string, address: string | undefined): void {
  if (!address) return;
  const origin = URL.canParse(address) ? new URL(address).origin : undefined;
  if (origin && hosts.some((host) => host.origin === origin)) return;
  throw new ConfigurationFault(
    `${name} 的地址没有列入 OUTGOING_HOSTS 或 OUTGOING_INNER：请把 ${origin ?? "它"} 加进去`,
    `The address of ${name} is not among OUTGOING_HOSTS or OUTGOING_INNER: add ${origin ?? "it"} there`,
  );
}
