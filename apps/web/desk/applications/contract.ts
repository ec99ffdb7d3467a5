import type { Text } from "@wuxing/kernel/text";

/** What the server says of an application beside its case. */
export interface ApplicationDetail {
  readonly item: { readonly code: string; readonly version: number };
  readonly materials: readonly {
    readonly key: string;
    readonly name: string;
    readonly proof: "file" | "certificate" | "promise" | "counter";
    readonly certificate?: string;
  }[];
  readonly fee: { readonly amount: number; readonly basis: string; readonly state: "due" | "paid" | "waived" } | null;
  readonly papers: readonly { readonly title: Text; readonly at: string; readonly href: string }[];
}

export interface ShownAnswers {
  readonly answers: readonly { readonly label: Text; readonly value: string }[];
}
