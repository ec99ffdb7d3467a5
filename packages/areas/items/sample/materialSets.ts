import { t } from "@wuxing/kernel/text";
import type { Material } from "@wuxing/platform/items";

type Row = readonly [
  key: string,
  zh: string,
  en: string,
  source: Material["source"],
  certificate?: string,
  /** Where it is not always asked for: when it is. */
  when?: readonly [zh: string, en: string],
  promise?: true,
];

const unfound = ["系统查询不到时", "Where the system does not find it"] as const;

/** Papers by one letter each, so that a kind of item fits a line. */
export const materialSets: Readonly<Record<string, Row>> = {
  A: ["form", "申请表（网上填写后自动生成）", "Application (made from what is filled in online)", "applicant"],
  I: ["identity", "申请人或经办人身份证", "Identity card of who applies", "government", "ID"],
  H: ["household", "居民户口簿", "Household register", "government", "HOUSEHOLD"],
  L: ["licence", "营业执照", "Business licence", "government", "LICENCE"],
  P: ["premises", "场所或房屋的权属证明", "Title to the premises", "government", "PROPERTY"],
  G: ["lease", "房屋租赁登记备案证明", "Registered lease", "government", "LEASE"],
  F: ["plan", "平面布局图或位置图", "Floor plan or site plan", "applicant"],
  R: ["rules", "管理制度目录", "List of internal rules", "applicant", undefined, undefined, true],
  S: ["health", "从业人员健康证明", "Health certificates of the staff", "intermediary", "HEALTHCARD"],
  T: ["report", "检测、评估或技术报告", "Test, assessment or technical report", "intermediary"],
  D: ["design", "设计方案或施工图", "Design or construction drawings", "intermediary"],
  X: ["contract", "合同、协议或来历凭证", "Contract, agreement or proof of origin", "applicant"],
  Q: ["qualification", "人员资格或学历证书", "Qualifications or diplomas of the staff", "government", "SKILL"],
  V: ["vehicle", "机动车行驶证", "Vehicle licence", "government", "VEHICLE"],
  C: ["promise", "承诺书", "Written promise", "applicant"],
  N: ["insured", "社会保险参保缴费证明", "Proof of social insurance", "shared", "INSURED", unfound],
  K: ["cleanRecord", "无犯罪记录证明", "Certificate of no criminal record", "shared", "CLEANRECORD", unfound],
  E: ["photo", "近期证件照片", "Recent portrait", "applicant"],
  M: ["marriage", "结婚证", "Marriage certificate", "government", "MARRIAGE", ["已婚的", "If married"]],
  B: ["birth", "出生医学证明", "Medical certificate of birth", "government", "BIRTH"],
  J: ["death", "居民死亡医学证明", "Medical certificate of death", "government", "DEATH"],
  O: ["original", "原证", "The certificate as it stands", "government"],
  Y: ["examination", "体检或诊断证明", "Medical examination or diagnosis", "intermediary"],
  U: ["standing", "相应资格的证件", "The certificate that entitles", "government"],
  W: ["sample", "样稿及内容目录", "Sample and table of contents", "applicant"],
};

/** What a material of letter `U` is in an item of this name. */
export function entitling(name: string): string {
  if (/出租|道路/u.test(name)) return "DRIVING";
  if (/残疾/u.test(name)) return "DISABILITY";
  if (/随迁/u.test(name)) return "RESIDENCE";
  return "LOWINCOME";
}

/** The materials of an item from their letters. */
export function materialsOf(
  letters: string,
  item: { readonly name: string; readonly basis: string; readonly issues: string; readonly promisable: boolean },
): Material[] {
  return letters.split(" ").flatMap((letter) => {
    const row = materialSets[letter];
    if (!row) return [];
    const [key, zh, en, source, certificate, when, promise] = row;
    const proof = letter === "U" ? entitling(item.name) : letter === "O" ? item.issues : certificate;
    return [
      {
        ...{
          key,
          name: t(zh, en),
          required: !when,
          source,
          copies: source === "applicant" && letter !== "A" ? 1 : 0,
          basis: item.basis,
        },
        ...(when && { when: t(...when) }),
        ...(proof && { certificateType: proof }),
        ...((promise || letter === "K") && item.promisable && { promise: true }),
      },
    ];
  });
}
