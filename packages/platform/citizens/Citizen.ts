/** An account is of a phone that was shown to be held, or of a real person whom an identity provider vouched for. */
export type Level = "phone" | "realName";

/** Somebody signed in from outside, with what his pages may show of him. */
export interface Citizen {
  readonly id: string;
  readonly level: Level;
  readonly phoneMasked: string;
  readonly nameMasked: string | null;
  /** The session he came by. */
  readonly session: string;
  readonly via: Level;
  /** His phone was unused for so long that its code alone opens nothing of before (`Returning`). */
  readonly unproven: boolean;
  /** The firm that he has chosen to act for, while he may; null: for himself. */
  readonly actingFor: { readonly uscc: string; readonly name: string } | null;
}
