import { type AttachedService, attachedServices, coverage, dutyState } from "@wuxing/areas/attached";
import { dayOf } from "@wuxing/kernel/calendar";
import type { Platform } from "@wuxing/platform/area";
import type { Citizens } from "@wuxing/platform/citizens";
import { canBeTried, type Health, healthSince, lastCalls } from "@wuxing/platform/gateway";
import type { Http } from "@wuxing/platform/http";
import type { AttachedView, CoverageView } from "../../../web/portal/views.ts";
import type { Show } from "../Pages.ts";
import { askServiceRoutes } from "./askServiceRoutes.ts";
import { levelWords } from "./levelWords.ts";

const hide = { hide: true } as const;
const hour = 3_600_000;

/** Departments' attached services: which there are, how they work, who has yet to attach, and asking them. */
export function attachedPageRoutes(http: Http, platform: Platform, citizens: Citizens, show: Show): void {
  http.get("/attached", { schema: hide }, async (request, reply) =>
    show(request, reply, "attached", await servicesView(platform)),
  );
  http.get("/attached/coverage", { schema: hide }, async (request, reply) =>
    show(request, reply, "attachedCoverage", await coverageView(platform)),
  );
  askServiceRoutes(http, platform, citizens, show);
}

async function servicesView({ pool, casework, city }: Platform): Promise<AttachedView> {
  const ago = (hours: number): string => new Date(Date.parse(casework.now()) - hours * hour).toISOString();
  const [services, day, month, last, duties] = await Promise.all([
    attachedServices(pool, false),
    healthSince(pool, ago(23)),
    healthSince(pool, ago(30 * 24 - 1)),
    lastCalls(pool),
    coverage(pool),
  ]);
  const shown = services.filter(({ live, state }) => live || state === "suspended");
  return {
    owing: duties.filter(({ closedAt }) => closedAt === null).length,
    services: shown.map((service) => ({
      ...{ name: service.name, title: service.title, unit: city.unit(service.unit).name },
      state: stateOf(service, last.get(service.name)?.outcome),
      lastAt: last.get(service.name)?.at ?? null,
      day: periodOf(day.get(service.name)),
      month: periodOf(month.get(service.name)),
      operations: service.live
        ? service.operations
            .filter(({ health }) => !health)
            .map(({ id, title, level }) => ({
              href: `/attached/${service.name}/${id}`,
              title,
              level: levelWords[level],
            }))
        : [],
    })),
  };
}

function stateOf({ live }: AttachedService, last: string | undefined): AttachedView["services"][number]["state"] {
  if (!live) return "suspended";
  if (last === undefined) return "unknown";
  return last === "answered" || last === "declined" ? "works" : "fails";
}

const periodOf = (health: Health | undefined): AttachedView["services"][number]["day"] => {
  const { calls = 0, failures = 0, ms = null, slowest = null } = health ?? {};
  return { calls, share: calls > 0 ? (calls - failures) / calls : null, ms, slowest };
};

async function coverageView({ pool, casework, city }: Platform): Promise<CoverageView> {
  const today = dayOf(casework.now());
  const [duties, services] = await Promise.all([coverage(pool), attachedServices(pool, true)]);
  const operations = services.flatMap((service) => service.operations.map((operation) => ({ service, operation })));
  const untried = operations.filter(({ operation }) => !canBeTried(operation));
  const rows = duties.map(({ unit, number, services, state, due, closedAt }) => {
    const closedOn = closedAt && dayOf(closedAt);
    return {
      ...{ number, services, due, closedOn, unit: city.unit(unit).name, state: dutyState(state) },
      late: state !== "exempted" && (closedOn ?? today) > due,
    };
  });
  const trials = {
    ...{ all: operations.length, tried: operations.length - untried.length },
    untried: untried.map(({ service, operation }) => ({
      ...{ unit: city.unit(service.unit).name, service: service.title, operation: operation.title },
    })),
  };
  return { trials, owed: rows.filter(({ closedOn }) => !closedOn), done: rows.filter(({ closedOn }) => closedOn) };
}
