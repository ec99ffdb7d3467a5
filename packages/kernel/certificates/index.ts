export {
  type CertificateTemplate,
  type CodePlace,
  type CopyContent,
  codePlaces,
  type TemplateField,
  type TemplateGroup,
} from "./CertificateTemplate.ts";
export { layOutCopy } from "./layOutCopy.ts";
export type { Sheet, SheetPage } from "./Sheet.ts";
export { sampleContent, type TemplateFault, templateFaults } from "./templateFaults.ts";
export { widthOf } from "./textLines.ts";
