import type { Page } from "playwright-core";

/** A page of the desk with something in it; `prepare` brings it to the state that is looked at. */
export interface PreviewPage {
  readonly name: string;
  readonly address: string;
  readonly prepare?: (page: Page) => Promise<void>;
}
