import type { Text } from "@wuxing/kernel/text";

/** A type of certificate with what it says. */
export interface TypeOption {
  readonly code: string;
  readonly name: Text;
  readonly holder: "person" | "firm" | "either";
  readonly fields: readonly { readonly key: string; readonly label: Text }[];
  /** Whether one of the reader's units issues it. */
  readonly issued: boolean;
}

export interface CertificateLine {
  readonly id: string;
  readonly number: string;
  readonly type: string;
  readonly name: Text;
  readonly unitName: Text;
  readonly status: string;
  readonly validFrom: string;
  readonly validUntil: string | null;
}

/** A use of certificates in a list of the unit's. */
export interface UseLine {
  readonly number: string;
  readonly title: string;
  readonly state: string;
  readonly stateTitle: Text;
  readonly askedAt: string;
  readonly wants: readonly { readonly type: string; readonly name: Text; readonly fields: readonly Text[] }[];
}

/** A use with what was shown, as long as the unit may read it. */
export interface UseView extends UseLine {
  readonly shown: readonly {
    readonly id: string;
    readonly name: Text;
    /** Who issued it, where that was not the city. */
    readonly issuer: Text | null;
    readonly fields: readonly { readonly key: string; readonly label: Text; readonly value: string }[];
  }[];
}

/** What an item needs of certificates. */
export interface Needed {
  readonly wants: readonly { readonly type: string; readonly fields: readonly { readonly key: string }[] }[];
}

/** What a wallet is asked: the address, and the QR code that it scans, true for a dark module. */
export interface WalletRequest {
  readonly request: string;
  readonly modules: readonly (readonly boolean[])[];
}

/** What an import would issue or did, and what is wrong with the file, by its rows. */
export interface CertificateImport {
  readonly rows: number;
  readonly issued: number;
  readonly done: boolean;
  readonly faults: readonly { readonly row: number; readonly column: string; readonly reason: Text }[];
}
