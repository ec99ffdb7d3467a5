import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";

const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * What axe finds wrong with the page shown, one line a fault: the rule and the elements. By WCAG 2.2 AA alone, or by
 * `every` rule, with those that axe calls best practice. Only what is wrong is told by the element: to gather as much
 * about all that is right took half of the time. No second page is opened for it either.
 */
export async function accessibilityFaults(page: Page, rules: "wcag" | "every" = "wcag"): Promise<string[]> {
  const builder = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
  const { violations } = await (rules === "wcag" ? builder.withTags(wcag) : builder).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" | ")}`);
}
