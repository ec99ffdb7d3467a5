type Trust = false | string[] | ((address: string, hop: number) => boolean);

/**
 * Whom to believe about the caller's address: nobody, the nearest `n` proxies, or proxies at given addresses. Whatever
 * stands before them in X-Forwarded-For was written by the caller himself. With a number nobody but the proxy may be
 * able to reach the server.
 */
export function proxyTrust(said: string | undefined): Trust {
  const words = (said ?? "").trim();
  if (words === "" || words === "0") return false;
  if (/^\d+$/u.test(words)) return (_address, hop) => hop < Number(words);
  return words.split(",").map((word) => word.trim());
}
