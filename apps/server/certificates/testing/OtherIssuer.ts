import { createHash, randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createHeaderAndPayload, StatusList } from "@sd-jwt/jwt-status-list";
import { SDJwtVcInstance } from "@sd-jwt/sd-jwt-vc";
import * as jose from "jose";

const es256 = async (data: string, key: CryptoKey): Promise<string> =>
  Buffer.from(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key, Buffer.from(data))).toString(
    "base64url",
  );

/** Another city's issuer, made of the published libraries alone, with its keys and its status list on a server of its own. */
export class OtherIssuer {
  readonly origin: string;
  readonly jwk: jose.JWK;
  /** How the certificate at place 0 stands: 0 valid, 1 ended, 2 suspended; `down` and `slow`: the list does not answer. */
  standing: 0 | 1 | 2 | "down" | "slow" | "forged" = 0;
  readonly #key: CryptoKey;
  readonly #server: Server;
  readonly #now: () => number;

  private constructor(server: Server, keys: { jwk: jose.JWK; key: CryptoKey }, now: () => number) {
    this.#server = server;
    this.#key = keys.key;
    this.#now = now;
    this.jwk = keys.jwk;
    this.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async make(now: () => number): Promise<OtherIssuer> {
    const { publicKey, privateKey } = await jose.generateKeyPair("ES256", { extractable: true });
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    const jwk = { ...(await jose.exportJWK(publicKey)), kid: "other-1" };
    const made = new OtherIssuer(server, { jwk, key: privateKey }, now);
    server.on("request", async (request, reply) => {
      if (request.url === "/.well-known/jwt-vc-issuer")
        return reply.end(JSON.stringify({ issuer: made.origin, jwks: { keys: [made.jwk] } }));
      if (made.standing === "slow") return;
      reply.statusCode = made.standing === "down" ? 503 : 200;
      reply.end(await made.#list());
    });
    return made;
  }

  async #list(): Promise<string> {
    const value = typeof this.standing === "number" ? this.standing : 0;
    const claims = { iss: this.origin, sub: `${this.origin}/status`, iat: this.#now(), exp: this.#now() + 600 };
    const list = createHeaderAndPayload(new StatusList([value], 2), claims, {
      ...{ alg: "ES256", typ: "statuslist+jwt" },
    });
    const text = [list.header, list.payload].map((part) => jose.base64url.encode(JSON.stringify(part))).join(".");
    const key = this.standing === "forged" ? (await jose.generateKeyPair("ES256")).privateKey : this.#key;
    return `${text}.${await es256(text, key)}`;
  }

  /** A credential for a wallet's key. */
  async issue(holderKey: object, claims: Readonly<Record<string, string>>, more: object = {}): Promise<string> {
    const instance = new SDJwtVcInstance({
      hasher: (data, alg) =>
        createHash(alg.replace("-", ""))
          .update(typeof data === "string" ? data : new Uint8Array(data))
          .digest(),
      ...{ hashAlg: "sha-256", saltGenerator: (n: number) => randomBytes(n).toString("base64url") },
      ...{ signAlg: "ES256", signer: (data: string) => es256(data, this.#key) },
    });
    const payload = {
      ...{
        iss: this.origin,
        vct: `${this.origin}/licence`,
        jti: "other-42",
        iat: this.#now(),
        cnf: { jwk: holderKey },
      },
      status: { status_list: { uri: `${this.origin}/status`, idx: 0 } },
      ...{ ...more, ...claims },
    };
    return instance.issue(payload as never, { _sd: Object.keys(claims) } as never, { header: { kid: "other-1" } });
  }

  async end(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
