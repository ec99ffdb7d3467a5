/** What /api/ratings/windows answers. */
export interface Windows {
  readonly windows: readonly {
    readonly code: string;
    readonly name: string;
    readonly unit: string;
    readonly until: string | null;
  }[];
  readonly staff: readonly { readonly unit: string; readonly number: string; readonly until: string | null }[];
}
