import type { Reaction } from "@wuxing/platform/casework";
import type { CertificateData } from "./CertificateData.ts";
import { idOf } from "./projection.ts";

/** A corrected certificate is followed by its next version, which says whose place it takes. */
const nextVersion: Reaction = {
  name: "certificates.next",
  type: "certificates.certificate",
  when: ({ action }) => action === "correct",
  wishes: (_entry, after) => {
    const data = after.data as unknown as CertificateData;
    if (!data.next) return [];
    const { type, holder, issuer, version, source, reason = null } = data;
    const serial = data.serial ?? after.number.split("-").slice(1, 3).join("");
    const input = { type, holder, issuer, source, reason, title: after.title, unit: after.unit, ...data.next };
    return [
      {
        open: "certificates.certificate",
        parentId: after.id,
        input: { ...input, serial, version: version + 1, replaces: idOf(after, data) },
      },
    ];
  },
};

export const certificateReactions: readonly Reaction[] = [nextVersion];
