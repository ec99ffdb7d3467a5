/** A request as it goes over the wire. */
export interface FuzzRequest {
  readonly index: number;
  /** The route it is meant for, such as `POST /say`. */
  readonly route: string;
  /** Who sends it. */
  readonly sender: string;
  readonly stranger: boolean;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
  /** Bytes that are no HTTP, or hardly: sent as they are instead of all of the above. */
  readonly raw?: Buffer;
}

/** One line by which it can be sent again by hand. */
export const told = ({ index, sender, method, path, headers, body, raw }: FuzzRequest): string =>
  raw
    ? `#${index} raw ${JSON.stringify(raw.toString("latin1").slice(0, 300))}`
    : `#${index} ${sender}: ${method} ${path.slice(0, 300)} ${JSON.stringify({ ...headers, cookie: "…", authorization: "…" }).slice(0, 400)} ${JSON.stringify(body?.toString("latin1").slice(0, 400) ?? "")}`;
