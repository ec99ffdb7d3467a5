import { t } from "@wuxing/kernel/text";
import type { TemplateDetail, TemplateLine } from "../../certificates/templates/contract.ts";
import { certificateTypes, walletRequest } from "./certificates.ts";

const [type] = certificateTypes;
const { code = "", name = t("", ""), fields = [] } = type ?? {};
const template = {
  ...{ title: name, wording: t("{holder} 准予登记。", "{holder} is registered."), groups: [{ title: null, fields }] },
  ...{ landscape: true, seal: "{unit} 专用章", footnote: null, code_at: "bottomLeft" as const },
};

export const templateLines: readonly TemplateLine[] = [{ code, name, current: null, next: "2099-01-01" }];
export const templateDetail: TemplateDetail = {
  ...{ code, name, fields, required: ["holder", "number"], shipped: template, modules: walletRequest.modules },
  rows: [{ ...template, type: code, since: "2099-01-01" }],
};
