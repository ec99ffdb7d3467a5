import { type Text, t } from "@wuxing/kernel/text";

/** Why a presentation is not taken. */
export type PresentationFaultCode =
  | "malformed"
  | "unreadable"
  | "otherIssuer"
  | "signature"
  | "notYet"
  | "expired"
  | "suspended"
  | "ended"
  | "statusUnknown"
  | "wrongType"
  | "wrongHolder"
  | "audience"
  | "nonce"
  | "replayed"
  | "overBroad"
  | "missing";

const reasons: Readonly<Record<PresentationFaultCode, Text>> = {
  malformed: t("读不出这份出示，请从钱包重新出示", "This presentation cannot be read; present again from the wallet"),
  unreadable: t(
    "解不开这份出示：要按本次请求的密钥加密，请从钱包重新出示",
    "It cannot be decrypted: it is to be encrypted to the key of this request; present again from the wallet",
  ),
  otherIssuer: t(
    "不是本市或本市认可的机构颁发的证照",
    "The certificate was issued neither by this city nor by anybody that it trusts",
  ),
  signature: t("签名不对：证照或出示被改过", "A signature does not hold: certificate or presentation was changed"),
  notYet: t("证照还没有生效", "The certificate is not valid yet"),
  expired: t("证照已过有效期，请先办理延续", "The certificate has run out; renew it first"),
  suspended: t("证照已暂停使用，请联系颁发单位", "The certificate is suspended; ask the unit that issued it"),
  ended: t("证照已撤销、注销或被新证替换", "The certificate was revoked, deregistered or replaced by a newer one"),
  statusUnknown: t(
    "问不到颁发方，不能确认证照现在是否有效，没有采用；请稍后再出示，或另行提供",
    "Its issuer could not be asked whether it is valid now, so it was not taken; present it again later, or hand it in",
  ),
  wrongType: t("出示的不是要的那种证照", "This is not the type of certificate that was asked for"),
  wrongHolder: t("证照的持有人不是本次用证的人", "The certificate's holder is not the person of this use"),
  audience: t("这份出示是给别处的", "The presentation was made for somebody else"),
  nonce: t("这份出示不是回答这次用证的", "The presentation does not answer this request"),
  replayed: t("这次用证已经出示过，不能再用", "This request was answered before; it cannot be used again"),
  overBroad: t(
    "出示了事项不需要的内容，请只勾选需要的",
    "It shows more than the item needs; show only what is asked for",
  ),
  missing: t("少了需要的内容", "It does not show all that is needed"),
};

/** A presentation that is not taken, with what to do. Holds nothing of what it showed. */
export class PresentationFault extends Error {
  readonly code: PresentationFaultCode;
  readonly reason: Text;

  constructor(code: PresentationFaultCode, cause?: unknown) {
    super(reasons[code].en, { cause });
    this.name = "PresentationFault";
    this.code = code;
    this.reason = reasons[code];
  }
}
