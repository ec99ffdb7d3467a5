import { ed25519 } from "@noble/curves/ed25519.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes } from "@noble/hashes/utils.js";

const { Point } = ed25519;
type Point = InstanceType<typeof Point>;

const suite = 0x03;
const proofLength = 80;

/** The public key (32 bytes) of a secret key (32 random bytes) of ECVRF-EDWARDS25519-SHA512-TAI, RFC 9381 §5.5. */
export const vrfPublicKey = (secretKey: Uint8Array): Uint8Array => ed25519.getPublicKey(secretKey);

/** The proof (80 bytes) of the key's output for an input. Only the holder of the key can make it, and only one output can be proven. */
export function vrfProve(secretKey: Uint8Array, alpha: Uint8Array): Uint8Array {
  const { scalar, prefix, pointBytes, point } = ed25519.utils.getExtendedPublicKey(secretKey);
  const h = encodeToCurve(pointBytes, alpha);
  const gamma = h.multiply(scalar);
  const k = scalarOf(sha512(concatBytes(prefix, h.toBytes())));
  const c = challenge([point, h, gamma, Point.BASE.multiply(k), h.multiply(k)]);
  const s = Point.Fn.create(k + c * scalar);
  return concatBytes(gamma.toBytes(), littleEndian(c, 16), littleEndian(s, 32));
}

/** The output (64 bytes) that a proof proves for a public key and an input; undefined if it proves nothing. */
export function vrfVerify(publicKey: Uint8Array, alpha: Uint8Array, proof: Uint8Array): Uint8Array | undefined {
  if (proof.length !== proofLength) return undefined;
  const y = pointOf(publicKey);
  const gamma = pointOf(proof.subarray(0, 32));
  const c = numberOf(proof.subarray(32, 48));
  const s = numberOf(proof.subarray(48));
  // A key of small order would prove whatever one likes.
  if (!y || !gamma || y.isSmallOrder() || s >= Point.Fn.ORDER) return undefined;
  const h = encodeToCurve(publicKey, alpha);
  const u = Point.BASE.multiplyUnsafe(s).subtract(y.multiplyUnsafe(c));
  const v = h.multiplyUnsafe(s).subtract(gamma.multiplyUnsafe(c));
  return challenge([y, h, gamma, u, v]) === c ? outputOf(gamma) : undefined;
}

/** The output that a proof of one's own carries; nothing is checked. */
export function vrfOutput(proof: Uint8Array): Uint8Array {
  return outputOf(Point.fromBytes(proof.subarray(0, 32)));
}

const outputOf = (gamma: Point): Uint8Array =>
  sha512(concatBytes(Uint8Array.of(suite, 3), gamma.clearCofactor().toBytes(), Uint8Array.of(0)));

/** Try and increment (RFC 9381 §5.4.1.1): the first counter whose hash is a point; every second is. */
function encodeToCurve(publicKey: Uint8Array, alpha: Uint8Array): Point {
  for (let counter = 0; counter < 256; counter++) {
    const hash = sha512(concatBytes(Uint8Array.of(suite, 1), publicKey, alpha, Uint8Array.of(counter, 0)));
    const point = pointOf(hash.subarray(0, 32))?.clearCofactor();
    if (point && !point.is0()) return point;
  }
  throw new Error("no counter leads to a point, which no input is known to do");
}

const challenge = (points: readonly Point[]): bigint =>
  numberOf(
    sha512(concatBytes(Uint8Array.of(suite, 2), ...points.map((point) => point.toBytes()), Uint8Array.of(0))).subarray(
      0,
      16,
    ),
  );

function pointOf(bytes: Uint8Array): Point | undefined {
  try {
    return Point.fromBytes(bytes);
  } catch {
    // Half of all byte strings are no point.
    return undefined;
  }
}

const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${bytesToHex(bytes.toReversed())}`);
const scalarOf = (bytes: Uint8Array): bigint => Point.Fn.create(numberOf(bytes));

function littleEndian(value: bigint, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, place) => Number((value >> BigInt(8 * place)) & 0xffn));
}
