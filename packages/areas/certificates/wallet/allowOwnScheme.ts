/**
 * The library takes addresses by https alone. A site that is itself reached by http, as a demonstration on one machine is,
 * is named so by the wallets that prove something to it; what they name is held against its own address afterwards.
 */
export async function allowOwnScheme(origin: string): Promise<void> {
  if (!origin.startsWith("http:")) return;
  const { setGlobalConfig } = await import("@openid4vc/oauth2");
  setGlobalConfig({ allowInsecureUrls: true });
}
