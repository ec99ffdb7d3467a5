import type { Draws } from "@wuxing/platform/draws";

/** What the area asks of the platform's draws. Its visits are for the area's own eyes until each is made. */
export type SecretDraws = Pick<Draws, "prepare" | "visitsOf" | "revealVisit" | "close">;
