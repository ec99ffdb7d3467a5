export { formatSignature, isBy, type Note, type NoteSignature, parseNote, parseSignatures } from "./Note.ts";
export {
  formatSigningKey,
  parseSigningKey,
  type Signer,
  type SigningKey,
  signerOf,
  signingKey,
} from "./SigningKey.ts";
export { cosign, signNote } from "./signNote.ts";
export { formatVerifierKey, type KeyType, parseVerifierKey, type VerifierKey, verifierKey } from "./VerifierKey.ts";
export { type Verified, type VerifyEd25519, verifyNote } from "./verifyNote.ts";
