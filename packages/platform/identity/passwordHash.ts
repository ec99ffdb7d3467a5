/** OWASP's parameters for Argon2id: 19 MiB, two passes, one lane. The package's own default variant is Argon2id. */
const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** One spelling of what can be typed in several ways, such as full-width letters. Nothing is cut off. */
const plain = (password: string): string => password.normalize("NFKC");

/** The hash by which a password is known again: Argon2id, with its own salt. */
export async function passwordHash(password: string): Promise<string> {
  const { hash } = await import("@node-rs/argon2");
  return hash(plain(password), strength);
}

interface Fit {
  readonly fits: boolean;
  /** Made with other parameters, or by scrypt as releases before 0.2 did: to be made anew while the password is known. */
  readonly stale: boolean;
}

/** Whether a password fits a hash. Without a hash it takes as long as with one, and does not fit. */
export async function fitsHash(password: string, known: string | undefined): Promise<Fit> {
  if (known && !known.startsWith("$argon2")) {
    const { verifyPassword } = await import("better-auth/crypto");
    return { fits: await verifyPassword({ hash: known, password }), stale: true };
  }
  const { parseOptions, verify } = await import("@node-rs/argon2");
  nobody ??= passwordHash("nobody's password");
  const hash = known ?? (await nobody);
  const fits = await verify(hash, plain(password));
  const { memoryCost, timeCost, parallelism } = parseOptions(hash);
  const stale =
    memoryCost !== strength.memoryCost || timeCost !== strength.timeCost || parallelism !== strength.parallelism;
  return { fits: fits && known !== undefined, stale };
}

let nobody: Promise<string> | undefined;
