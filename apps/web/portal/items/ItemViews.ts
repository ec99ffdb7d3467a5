import type { Text } from "@wuxing/kernel/text";
import type { FormField } from "@wuxing/ui/forms";
import type { HoursLine, PlaceCard } from "../appointments/AppointmentViews.ts";

/** A link with what stands behind it. */
export interface ItemLink {
  readonly href: string;
  readonly label: Text;
}

/** An item as lists show it. */
export interface ItemRow extends ItemLink {
  readonly unit: Text;
  readonly place: Text;
  /** How quickly it is done. */
  readonly time: Text;
  readonly atOnce: boolean;
  /** The same item in other places. */
  readonly elsewhere: readonly ItemLink[];
}

/** The catalogue: searched, or browsed by event of life, department and letter. */
export interface ItemsView {
  readonly q: string;
  readonly filters: readonly FormField[];
  readonly chosen: boolean;
  /** The number found, or where it stops being counted. */
  readonly total: number;
  readonly more: boolean;
  readonly page: number;
  readonly pages: number;
  readonly path: string;
  readonly rows: readonly ItemRow[];
  /** Ways to browse; empty where something was asked for. */
  readonly events: readonly ItemLink[];
  readonly letters: readonly ItemLink[];
}

/** A time with where it is written. */
export interface ItemTime {
  readonly label: Text;
  readonly words: Text;
  readonly basis: string;
}

export interface ItemMaterial {
  readonly name: Text;
  readonly when: Text | null;
  readonly source: Text;
  readonly copies: number;
  readonly basis: string;
  /** The certificate by which who holds one is spared it. */
  readonly provenBy: Text | null;
  /** The government has it itself. */
  readonly shared: boolean;
  readonly promise: boolean;
}

/** A hall or window with its published hours; `own`: it names the item, else it is one of the unit's. */
export interface ItemHall extends Pick<PlaceCard, "href" | "name" | "address" | "phone" | "open" | "today"> {
  readonly own: boolean;
  readonly hours: readonly HoursLine[];
}

/** The guide (办事指南) of one item in one version. */
export interface ItemView {
  readonly code: string;
  readonly name: Text;
  readonly facts: readonly { readonly label: Text; readonly words: Text }[];
  readonly times: readonly ItemTime[];
  readonly materials: readonly ItemMaterial[];
  readonly conditions: readonly Text[];
  readonly halls: readonly ItemHall[];
  /** `refunds`: what comes back of it where nothing is granted. */
  readonly fee: { readonly words: Text; readonly basis: string | null; readonly refunds: readonly Text[] };
  readonly places: readonly {
    readonly name: Text;
    readonly address: string;
    readonly hours: Text;
    readonly phone: string | null;
  }[];
  readonly legalBasis: readonly string[];
  readonly remedies: { readonly review: Text; readonly court: Text } | null;
  readonly more: readonly { readonly name: string; readonly value: string }[];
  readonly versions: readonly {
    readonly version: number;
    readonly from: string;
    readonly until: string | null;
    readonly href: string;
    readonly shown: boolean;
  }[];
  /** Why this version is not what holds today. */
  readonly caution: Text | null;
  readonly newest: string | null;
  /** Where it is applied for and booked; null where this server has no such page. */
  readonly apply: string | null;
  readonly book: string | null;
  readonly print: string;
  /** For paper: the page's address as a picture; null on the screen. */
  readonly qr: { readonly picture: string; readonly address: string } | null;
  readonly bundles: readonly ItemLink[];
}

export interface BundlesView {
  readonly groups: readonly {
    readonly title: Text;
    readonly bundles: readonly (ItemLink & { readonly lead: Text; readonly items: number })[];
  }[];
}

/** A bundle (一件事) for one place: each question and each paper once. */
export interface BundleView {
  readonly name: Text;
  readonly lead: Text;
  readonly place: FormField;
  readonly path: string;
  readonly items: readonly (ItemRow & { readonly issues: Text | null })[];
  /** What belongs to it and cannot be done here now; `endedOn`: nobody offers it since. */
  readonly missing: readonly { readonly name: Text; readonly endedOn: string | null }[];
  readonly questions: readonly { readonly label: Text; readonly neededBy: readonly Text[] }[];
  readonly materials: readonly {
    readonly name: Text;
    readonly provenBy: Text | null;
    readonly neededBy: readonly Text[];
  }[];
  readonly asked: { readonly questions: number; readonly materials: number };
}
