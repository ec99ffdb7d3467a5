import type { Instant } from "@wuxing/kernel/calendar";
import type { Following } from "@wuxing/platform/casework";
import type { Asking, DeviceLine, NewDevice } from "./devices.ts";
import type { NotificationKind } from "./kinds.ts";

/** Something that happened to what is somebody's own. It holds no words of the case: only its number travels. */
export interface Notification {
  /** Whom to tell: the id of an account. */
  readonly citizen: string;
  readonly kind: NotificationKind;
  /** The number of the case or certificate. */
  readonly number: string;
  /** The page of it on this site, such as `/follow/RX-…`. */
  readonly path: string;
  /** Names what happened, such as `entry 17/4`: told again under the same name, it is not sent again. */
  readonly once: string;
  readonly at: Instant;
}

/** Notifications to the devices of citizens who agreed to them (RFC 8030, 8291, 8292). */
export interface Push {
  /** By which a browser knows who may send to it: base64url of the uncompressed point (RFC 8292). */
  readonly publicKey: string;
  /** Notifications go to this browser from now on. Throws Refusal(invalidInput) for an address that is not a known push service's. */
  readonly addDevice: (citizen: Asking, device: NewDevice) => Promise<void>;
  /** Ends the notifications to a device of this account; another's is left alone. */
  readonly removeDevice: (citizen: string, device: string) => Promise<void>;
  readonly devicesOf: (citizen: string) => Promise<readonly DeviceLine[]>;
  /** Of what the account wants to be told. */
  readonly kindsOf: (citizen: string) => Promise<readonly NotificationKind[]>;
  readonly chooseKinds: (citizen: string, kinds: readonly NotificationKind[]) => Promise<void>;
  /** Puts a notification on its way to each device of the account, if it wants this kind. Gives to how many. */
  readonly notify: (notification: Notification) => Promise<number>;
  /** Whether anybody at all is told anything; followers ask before they look anything up. */
  readonly isUsed: () => Promise<boolean>;
  readonly sending: Following;
}
