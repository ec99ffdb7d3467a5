import type { Me } from "../api/contract.ts";

const roles = new Set(["agent", "dispatcher", "coordinator", "leader"]);

/** Whether somebody serves the whole city or a county of it, whose topics he then sees. */
export const seesHotTopics = (person: Me | null | undefined): boolean =>
  person?.posts.some(({ role }) => roles.has(role)) ?? false;
