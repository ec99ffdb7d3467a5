import { type Text, t } from "@wuxing/kernel/text";

/** A machine of outsiders as /api/admin/clients answers it. */
export interface ClientLine {
  readonly id: string;
  readonly name: string;
  readonly unit: string | null;
  readonly role: string | null;
  readonly scopes: readonly string[];
  readonly createdAt: string;
  readonly disabledAt: string | null;
  readonly secrets: readonly { readonly since: string; readonly until: string }[];
}

/** A firm whose representative an administrator has to confirm. */
export interface FirmAsked {
  readonly uscc: string;
  readonly name: string;
  readonly askedAt: string;
  /** Who asked, masked. */
  readonly askedBy: string;
  readonly phone: string;
}

/** A secret is told once. */
export interface Told {
  readonly id: string;
  readonly secret: string;
}

export const scopeNames: Readonly<Record<string, Text>> = {
  "requests:read": t("查看本岗位的办件", "Read the cases of its post"),
  "requests:write": t("登记诉求、办理本岗位的办件", "Bring requests and act on the cases of its post"),
  "figures:read": t("查看本岗位的数据", "Read the figures of its post"),
  cti: t("报送来电（话务平台）", "Tell of calls (telephone exchange)"),
};

export const roleNames: Readonly<Record<string, Text>> = {
  officer: t("承办人", "Officer"),
  agent: t("话务员", "Hotline agent"),
  dispatcher: t("派单员", "Dispatcher"),
};
