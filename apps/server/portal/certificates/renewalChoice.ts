import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { certificatesPage, type Holder, openClaims } from "@wuxing/platform/certificates";
import type { Item } from "@wuxing/platform/items";
import type { ApplyView } from "../../../web/portal/applications/ApplyViews.ts";
import type { Form } from "../readForm.ts";

/** The field by which a certificate to be renewed is chosen: its identifier and the last day it is valid. */
const name = "renewsHeld";
/** A longer list is no choice any more: the number of one that is not in it is typed. */
const mostToChooseFrom = 100;

/**
 * The last step of an application with the certificates that its holder may renew to choose from; one that the city does
 * not hold is typed as before.
 */
export async function withHeldToRenew(
  { pool, casework }: Platform,
  holder: Holder,
  item: Pick<Item, "renewable" | "issues">,
  view: ApplyView,
): Promise<ApplyView> {
  const typed = view.fields.find((field) => field.name === "renews");
  if (!item.renewable || !item.issues || !typed) return view;
  const sought = { type: item.issues, written: "" };
  const held = await certificatesPage(pool, casework.vault, holder, sought, { from: 0, size: mostToChooseFrom });
  const rows = held.rows.filter(
    ({ status, validUntil, replacedBy }) =>
      validUntil && !replacedBy && ["valid", "suspended", "expired"].includes(status),
  );
  if (rows.length === 0) return view;
  const said = await openClaims(
    pool,
    casework.vault,
    rows.map(({ claims }) => claims),
  );
  const options = rows.map(({ id, claims, validUntil }) => {
    const [number, until] = [said.get(claims)?.number ?? id, validUntil ?? ""];
    const label = t(`${number}（有效期至 ${until}）`, `${number} (valid until ${until})`);
    return { value: `${id} ${until}`, label };
  });
  const chosen = options.find(({ value }) => value.startsWith(`${typed.value} `))?.value ?? "";
  const choice = {
    ...{ name, type: "select" as const, required: false, options, value: chosen },
    label: t("延续您的哪张证", "Which of your certificates is renewed"),
    help: t("不是延续，或不在列表里，就不选", "Choose none if this is no renewal, or it is not listed"),
  };
  return {
    ...view,
    fields: view.fields.flatMap((field) => {
      if (field.name === "renews") return [choice, { ...field, ...(chosen ? { value: "" } : {}), label: other }];
      return [field.name === "expiresOn" && chosen ? { ...field, value: "" } : field];
    }),
  };
}

const other = t("不在列表里的证号", "The number of one that is not listed");

/** A form in which a certificate was chosen, as if its identifier and its last day had been typed. */
export function chosenRenewal<Said extends Pick<Form, "values">>(form: Said): Said {
  const [renews, expiresOn] = (form.values[name] ?? "").split(" ");
  return renews && expiresOn ? { ...form, values: { ...form.values, renews, expiresOn } } : form;
}
