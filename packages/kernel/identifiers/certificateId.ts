import { t } from "@wuxing/kernel/text";
import { fold } from "./fold.ts";
import { digitsAndCapitals, hybridCheck } from "./iso7064.ts";
import { type Parsed, read, unread } from "./Parsed.ts";

/** 证照标识 (GB/T 36903): which type, by whom, which one, in which version. */
export interface CertificateId {
  readonly id: string;
  /** 证照类型代码: the unified social credit code of whoever defines the type, and three digits. */
  readonly type: string;
  /** The issuer's unified social credit code, or its division where it has none. */
  readonly issuer: string;
  readonly serial: string;
  /** From 1; a correction of the same certificate is the next one. */
  readonly version: number;
}

const root = "1.2.156.3005.2";

/**
 * A 证照标识 with its check character, ISO 7064 MOD 37,36 over type, issuer, serial and version. Throws RangeError where
 * a part holds anything but digits and capitals, or the version is not 1 to 999.
 */
export function formatCertificateId({ type, issuer, serial, version }: Omit<CertificateId, "id">): string {
  const parts = [type, issuer, serial];
  const odd = parts.find((part) => !/^[0-9A-Z]+$/.test(part));
  if (odd !== undefined) throw new RangeError(`${odd} is no part of a certificate identifier: digits and capitals`);
  if (!Number.isSafeInteger(version) || version < 1 || version > 999)
    throw new RangeError(`${version} is no version of a certificate: 1 to 999`);
  const counted = [...parts, String(version).padStart(3, "0")];
  return `${root}.${counted.join(".")}.${hybridCheck(counted.join(""), digitsAndCapitals)}`;
}

const shape = /^1\.2\.156\.3005\.2\.([0-9A-Z]+)\.([0-9A-Z]+)\.([0-9A-Z]+)\.(\d{3})\.([0-9A-Z])$/;

/** A 证照标识 as it is typed or scanned: full-width signs, spaces and small letters are taken too. */
export function parseCertificateId(text: string): Parsed<CertificateId> {
  const typed = fold(text).replaceAll("。", ".");
  const [, type = "", issuer = "", serial = "", digits = "", check] = shape.exec(typed) ?? [];
  const version = Number(digits);
  if (check === undefined || version === 0)
    return unread(
      t(
        "这不是证照标识：应为 1.2.156.3005.2.类型.机构.流水号.版本.校验位，请照证照核对",
        "This is no certificate identifier (1.2.156.3005.2.type.issuer.serial.version.check); check it against the certificate",
      ),
    );
  const id = formatCertificateId({ type, issuer, serial, version });
  if (id !== typed)
    return unread(
      t(
        "证照标识的校验位不符，请逐位核对",
        "The check character of the certificate identifier does not fit; check it sign by sign",
      ),
    );
  return read({ id, type, issuer, serial, version });
}
