import type { Text } from "@wuxing/kernel/text";

/** Notifications to the devices of an account. */
export interface PushView {
  /** By which a browser knows who may send to it. */
  readonly publicKey: string;
  readonly devices: readonly { readonly id: string; readonly device: string; readonly consentedAt: string }[];
  readonly kinds: readonly { readonly value: string; readonly label: Text; readonly chosen: boolean }[];
}

/** A public address to be handed on: as a picture for another telephone, and as words to copy. */
export interface ShareView {
  readonly address: string;
  readonly qr: string;
  /** The page itself. */
  readonly path: string;
}
