import { createHash, randomBytes } from "node:crypto";
import { findFee, type Payments, sharedSecretPayments, signPayment } from "@wuxing/areas/applications";
import { notFound } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { getCaseByNumber } from "@wuxing/platform/casework";
import type { Http } from "@wuxing/platform/http";
import { z } from "zod";

/** A payment platform for demonstrations, at which everything is paid by one button: its notices are signed like any other's. */
export interface DemoPayments {
  readonly payments: Payments;
  readonly attach: (http: Http, platform: Platform) => void;
}

const page = "/demo/pay";

export function demoPayments(): DemoPayments {
  const secret = randomBytes(32).toString("hex");
  return {
    payments: {
      ...sharedSecretPayments(secret, page),
      demo: true,
      refund: async ({ refund }) => ({ reference: `DEMO-${refund}` }),
    },
    attach: (http, platform) => {
      const querystring = z.object({ number: z.string().max(60) });
      http.post(page, { schema: { hide: true, querystring } }, async (request, reply) => {
        const { number } = request.query;
        const found = await getCaseByNumber(platform.pool, number);
        const fee = await findFee(platform.pool, found.id);
        if (!fee) throw notFound();
        const payment = `DEMO-${createHash("sha256").update(number).digest("hex").slice(0, 16)}`;
        const notice = { number, payment, amount: fee.amount };
        const answer = await http.inject({
          ...{ method: "POST", url: "/api/payments", payload: { ...notice, signature: signPayment(secret, notice) } },
        });
        if (answer.statusCode !== 200) throw new Error(`the demo's payment was answered ${answer.statusCode}`);
        return reply.redirect(`/follow/${number}`, 303);
      });
    },
  };
}
