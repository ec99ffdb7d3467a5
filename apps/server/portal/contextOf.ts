import { type Locale, t } from "@wuxing/kernel/text";
import type { FastifyRequest } from "fastify";
import type { PageContext } from "../../web/portal/views.ts";

export const cityName = t("萍乡市", "Pingxiang");

type Asked = Pick<FastifyRequest, "url"> & {
  readonly cookies?: Readonly<Record<string, string | undefined>>;
  readonly person?: FastifyRequest["person"];
  readonly citizen?: FastifyRequest["citizen"];
};

/** Whether the reader wants large type and plain words. */
export const isLarge = ({ cookies }: Pick<Asked, "cookies">): boolean => cookies?.type === "large";

/** The language in which somebody reads and is written to. */
export const localeOf = ({ cookies }: Pick<Asked, "cookies">): Locale => (cookies?.lang === "en" ? "en" : "zh");

/** What a page must know of the request. `path`: a page that may be asked for by GET, where this one was sent by POST. */
export function contextOf(request: Asked, now: string, demo: boolean, path = request.url): PageContext {
  const { person, citizen, cookies = {} } = request;
  const locale = localeOf({ cookies });
  return {
    locale,
    path: path.startsWith("/") && !path.startsWith("//") ? path : "/",
    largeType: isLarge({ cookies }),
    city: cityName,
    now,
    demo,
    ...(citizen?.actingFor ? { actingFor: citizen.actingFor.name } : {}),
    ...(person ? { signedIn: { name: person.name[locale], home: "/desk/" } } : {}),
  };
}
