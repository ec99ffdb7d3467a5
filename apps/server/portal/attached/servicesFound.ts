import { attachedServices } from "@wuxing/areas/attached";
import { simplified } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { queryWords } from "@wuxing/platform/search";
import type { SearchView } from "../../../web/portal/views.ts";

const atMost = 6;
/** Each two signs that stand together: 交水费 is about 水费, which no list of words tells. */
const pairsOf = (q: string): string[] =>
  (q.match(/\p{Script=Han}{2,}/gu) ?? []).flatMap((run) =>
    Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2)),
  );

/** What departments' attached services can be asked for, where a word of the search stands in its title; most words first. */
export async function servicesFound({ pool, city }: Platform, asked: string): Promise<SearchView["services"]> {
  const q = simplified(asked);
  const words = [...new Set([q.trim().toLowerCase(), ...queryWords(q), ...pairsOf(q)])].filter(
    ({ length }) => length >= 2,
  );
  if (words.length === 0) return [];
  const services = await attachedServices(pool, true);
  const operations = services.flatMap((service) =>
    service.operations
      .filter(({ health }) => !health)
      .map(({ id, title }) => {
        const told = [title, service.title].map(({ zh, en }) => `${zh} ${en.toLowerCase()}`).join(" ");
        const unit = city.unit(service.unit).name;
        const fits = words.filter((word) => told.includes(word)).length;
        return { fits, href: `/attached/${service.name}/${id}`, title, service: service.title, unit };
      }),
  );
  return operations
    .filter(({ fits }) => fits > 0)
    .sort((a, b) => b.fits - a.fits)
    .slice(0, atMost)
    .map(({ fits: _fits, ...found }) => found);
}
