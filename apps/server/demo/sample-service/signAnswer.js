import { createHash, createPrivateKey, sign } from "node:crypto";

// The services are made up, and so are their keys: made of their names, so that a document can hold the public halves. A
// real service keeps its own where nobody reads it.
const pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");
const keyOf = (service) => {
  const seed = createHash("sha256").update(`sample service ${service}`).digest();
  return createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: "der", type: "pkcs8" });
};

/** Headers that sign an answer for the one call that it answers (RFC 9421, with components of the request). */
export function signAnswer(request, service, { status, text }, key = service) {
  const digest = `sha-256=:${createHash("sha256").update(text).digest("base64")}:`;
  const components = [
    ['"@status"', status],
    ['"content-digest"', digest],
    ['"@method";req', request.method],
    ['"@target-uri";req', `http://${request.headers.host}${request.url}`],
    ['"signature";req;key="sig1"', request.headers.signature.replace(/^sig1=/u, "")],
  ];
  const created = Math.floor(Date.now() / 1000);
  const parameters = `(${components.map(([name]) => name).join(" ")});created=${created};keyid="${service}-answers";alg="ed25519"`;
  const lines = components.map(([name, value]) => `${name}: ${value}`);
  const base = [...lines, `"@signature-params": ${parameters}`].join("\n");
  const signature = sign(null, Buffer.from(base), keyOf(key)).toString("base64");
  return { "content-digest": digest, "signature-input": `sig1=${parameters}`, signature: `sig1=:${signature}:` };
}
