import { notFound, Refusal } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import type { Draw } from "@wuxing/platform/draws";
import type { Http } from "@wuxing/platform/http";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { DrawView } from "../../web/portal/views.ts";
import { drawRow, drawView, lookWords, picksOnPage } from "./drawView.ts";
import type { Show } from "./Pages.ts";
import { pageCount, pageNumber } from "./paging.ts";
import { readForm } from "./readForm.ts";

const onPage = 20;

/** Draws for everybody: what is fixed, what chance said, who was drawn, and whether something stood on the frame. */
export function drawPages(http: Http, { draws, casework }: Platform, show: Show): void {
  const params = z.object({ id: z.string().max(64) });
  const query = z.object({ page: z.string().max(9).optional(), look: z.string().trim().max(200).optional() });

  http.get("/draws", { schema: { hide: true, querystring: query } }, async (request, reply) => {
    const page = pageNumber(request.query.page);
    const { draws: some, total } = await draws.list((page - 1) * onPage, onPage);
    return show(request, reply, "draws", { rows: some.map(drawRow), total, page, pages: pageCount(total, onPage) });
  });

  http.get("/draws/:id", { schema: { hide: true, params, querystring: query } }, async (request, reply) => {
    const { page: asked, look } = request.query;
    return show(request, reply, "draw", await viewOf(request.params.id, pageNumber(asked), look));
  });

  http.post("/draws/:id/reveal", { schema: { hide: true, params } }, async (request, reply) => {
    const { id } = request.params;
    const { values } = await readForm(request as FastifyRequest);
    const { by = "", secret = "" } = values;
    try {
      await draws.reveal(id, by.trim(), secret.trim().toLowerCase());
      return reply.redirect(`/draws/${id}`, 303);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === "notFound") throw error;
      const errors = [{ field: error.faults[0]?.field ?? "secret", message: error.reason }];
      const view = await viewOf(id, 1, undefined, { values: { by, secret }, errors });
      return show(request, reply, "draw", view, { status: 422, path: `/draws/${id}`, personal: true });
    }
  });

  async function viewOf(
    id: string,
    page: number,
    look: string | undefined,
    tried: Pick<NonNullable<DrawView["reveal"]>, "values" | "errors"> = { values: {}, errors: [] },
  ): Promise<DrawView> {
    const draw = await draws.find(id);
    if (!draw) throw notFound();
    return drawView(draw, {
      page,
      picks: await draws.picks(id, (page - 1) * picksOnPage, picksOnPage),
      others: await draws.ofSameFrame(draw),
      look: look ? lookWords(draw.area, look, await draws.findOnFrame(id, look)) : null,
      reveal: isOpenToReveals(draw) || tried.errors.length > 0 ? revealOf(draw, tried) : null,
    });
  }

  const isOpenToReveals = ({ plan, reveals, revealUntil }: Draw): boolean =>
    reveals.length < plan.commitments.length && casework.now() < revealUntil;

  const revealOf = (
    { id, revealUntil }: Draw,
    tried: Pick<NonNullable<DrawView["reveal"]>, "values" | "errors">,
  ): DrawView["reveal"] => ({ until: revealUntil, action: `/draws/${id}/reveal`, ...tried });
}
