import type { OutgoingHost } from "@wuxing/platform/http";

/** The push services of the browsers that people have; `*.` stands for one or more labels. */
export const usualPushHosts: readonly string[] = [
  "fcm.googleapis.com",
  "updates.push.services.mozilla.com",
  "*.push.apple.com",
  "*.notify.windows.com",
];

/**
 * The system outside that an endpoint belongs to, if it is one that may be asked: https at the usual port of a known push
 * service, or an inner origin that the configuration names. A browser says where its notifications go, so this is a stranger's
 * word: nothing else is ever asked. Its address must be a public one besides (`outgoing`).
 */
export function pushHostOf(
  endpoint: string,
  known: readonly string[],
  inner: readonly OutgoingHost[],
): OutgoingHost | undefined {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (!url || url.username || url.password) return undefined;
  const named = inner.find((host) => host.inner && host.origin === url.origin);
  if (named) return named;
  if (url.protocol !== "https:" || url.port !== "") return undefined;
  const isKnown = known.some((host) =>
    host.startsWith("*.")
      ? url.hostname.endsWith(host.slice(1)) && url.hostname.length > host.length - 1
      : url.hostname === host,
  );
  return isKnown ? { origin: url.origin, inner: false } : undefined;
}
