import { claimOf, PresentationFault, type TrustedIssuer } from "@wuxing/platform/certificates";
import type { Want } from "../UseData.ts";

/** The names of the ways in which a want may be answered: by the city's own certificate, or by a trusted issuer's. */
const foreignName = (type: string, code: string): string => `${type}-${code.replaceAll(".", "_")}`;

/** What wallets are asked for (DCQL): of each want our own type, or that of an issuer that is trusted with who holds it. */
export function queryOf(wants: readonly Want[], vct: (type: string) => string, issuers: readonly TrustedIssuer[]) {
  const ways = wants.map(({ type, fields }) => [
    { id: type, vct: vct(type), names: fields },
    ...issuers.flatMap(({ code, types }) =>
      types
        .filter((accepted) => accepted.type === type)
        .slice(0, 1)
        .map((accepted) => ({
          ...{ id: foreignName(type, code), vct: accepted.vct },
          names: [...new Set([accepted.holder, ...fields.map((field) => claimOf(accepted, field))])],
        })),
    ),
  ]);
  return {
    credentials: ways.flat().map(({ id, vct: value, names }) => ({
      ...{ id, format: "dc+sd-jwt", meta: { vct_values: [value] } },
      claims: names.map((name) => ({ path: [name] })),
    })),
    ...(ways.some((one) => one.length > 1)
      ? { credential_sets: ways.map((one) => ({ options: one.map(({ id }) => [id]) })) }
      : {}),
  };
}

/** Each want with what answers it. Throws PresentationFault for what was not asked for, and for a want left out or answered twice. */
export function answeredWants(
  wants: readonly Want[],
  token: Readonly<Record<string, readonly string[]>>,
): readonly (readonly [type: string, fields: readonly string[], presentation: string])[] {
  const typeOf = (name: string): string | undefined =>
    wants.find(({ type }) => name === type || name.startsWith(`${type}-`))?.type;
  if (Object.keys(token).some((name) => typeOf(name) === undefined)) throw new PresentationFault("overBroad");
  return wants.map(({ type, fields }) => {
    const answers = Object.entries(token).filter(([name]) => typeOf(name) === type);
    if (answers.length > 1) throw new PresentationFault("overBroad");
    const presentation = answers[0]?.[1][0];
    if (presentation === undefined) throw new PresentationFault("missing");
    return [type, fields, presentation] as const;
  });
}
