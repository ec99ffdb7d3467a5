import { commitmentHash, type Target } from "@wuxing/kernel/draw";
import { type Text, t } from "@wuxing/kernel/text";
import type { Draw, DrawLine, DrawPick } from "@wuxing/platform/draws";
import type { DrawRow, DrawStep, DrawView } from "../../web/portal/views.ts";
import { alarmWords, classWords, modeWords, shortfallWords, stateWords } from "../draws/drawWords.ts";

export const drawRow = (draw: DrawLine): DrawRow => ({
  href: `/draws/${draw.id}`,
  title: draw.title,
  mode: modeWords(draw.mode),
  state: stateWords(draw),
  dueAt: draw.dueAt,
  targets: draw.commitment.frame.size,
  drawn: draw.drawnAt ? draw.shown : null,
  alarms: draw.alarms.length,
});

export const picksOnPage = 100;

interface Asked {
  readonly picks: readonly DrawPick[];
  readonly page: number;
  readonly others: readonly DrawLine[];
  readonly look: DrawView["look"];
  readonly reveal: DrawView["reveal"];
}

export function drawView(draw: Draw, { picks, page, others, look, reveal }: Asked): DrawView {
  return {
    id: draw.id,
    title: draw.title,
    mode: modeWords(draw.mode),
    unannounced: draw.mode === "unannounced",
    steps: stepsOf(draw),
    facts: factsOf(draw),
    alarms: draw.alarms.map(({ kind, dueAt }) => ({ text: alarmWords[kind], dueAt })),
    shortfalls: (draw.shortfalls ?? []).map((one) => shortfallWords(draw.area, one)),
    picks: picks.map(({ target, stratum, officers, at }) => ({
      ...{ target, officers, at },
      stratum: classWords(draw.area, stratum),
    })),
    shown: draw.shown,
    page,
    pages: Math.max(1, Math.ceil(draw.shown / picksOnPage)),
    path: `/draws/${draw.id}`,
    fileHref: `/draws/${draw.id}.json`,
    others: others.map(drawRow),
    look,
    reveal,
  };
}

/** Whether a target stood on the frame, and whether it could be drawn. */
export function lookWords(
  area: string,
  id: string,
  found: Target | undefined,
): { id: string; answer: Text; found: boolean } {
  if (!found) return { id, found: false, answer: t(`${id} 不在这次的名录上`, `${id} was not on this frame`) };
  const { exempt } = found;
  const name = classWords(area, found.stratum);
  const answer =
    exempt === undefined
      ? t(`${id} 在名录上，属于“${name.zh}”`, `${id} was on the frame: ${name.en}`)
      : t(
          `${id} 在名录上（${name.zh}），这次不抽：${exempt}`,
          `${id} was on the frame (${name.en}) and not to be drawn: ${exempt}`,
        );
  return { id, found: true, answer };
}

function stepsOf(draw: Draw): DrawStep[] {
  const { commitments } = draw.plan;
  const unannounced = draw.mode === "unannounced";
  return [
    { title: t("定方案，承诺写入日志", "Plan fixed, its commitment logged"), at: draw.preparedAt, done: true },
    {
      title: t("日志证明", "Proven in the log"),
      at: draw.provenAt,
      done: draw.provenAt !== null,
      ...proofText(draw),
    },
    ...(commitments.length === 0 ? [] : [revealStep(draw)]),
    {
      title:
        draw.plan.beacon.kind === "drand"
          ? t("公共信标产生随机数", "Chance from a public beacon")
          : t("当众掷骰", "Dice thrown in public"),
      at: draw.dueAt,
      done: draw.beacon !== null,
      text: chanceWords(draw),
    },
    { title: t("抽取", "Drawn"), at: draw.drawnAt ?? draw.drawBy, done: draw.drawnAt !== null },
    ...(unannounced
      ? [
          {
            title: t("公布全部证明", "All proofs published"),
            at: draw.closedAt ?? draw.closeBy,
            done: draw.closedAt !== null,
          },
        ]
      : []),
  ];
}

/** What the proof is worth; or that a draw was carried out without one, as those of a demo's past were. */
function proofText({ provenAt, witnessed, drawnAt }: Draw): Pick<DrawStep, "text"> {
  if (provenAt !== null) return { text: witnessWords(witnessed) };
  if (drawnAt === null) return {};
  return { text: t("没有证明：抽取前没有写入日志", "Not proven: it did not stand in the log before the draw") };
}

const witnessWords = (witnessed: boolean): Text =>
  witnessed
    ? t("有独立见证人的签名", "Cosigned by independent witnesses")
    : t("没有见证人，时间只有本系统说了算", "No witness: the time is this system's own word");

/** Done once the list of secrets is proven: from then on it is settled which take part. */
const revealStep = ({ plan: { commitments }, reveals, revealUntil, revealsProvenAt, drawnAt }: Draw): DrawStep => ({
  title: t("公开秘密数，名单写入日志", "Secrets laid open, their list logged"),
  at: revealsProvenAt ?? revealUntil,
  done: revealsProvenAt !== null,
  text: revealWords(commitments.length, reveals.length, revealsProvenAt === null && drawnAt !== null),
});

const revealWords = (committed: number, open: number, isUnproven: boolean): Text =>
  isUnproven
    ? t(
        `${committed} 人交了承诺值，${open} 人已公开；名单没有证明`,
        `${committed} committed, ${open} laid open; the list is not proven`,
      )
    : t(
        `${committed} 人交了承诺值，${open} 人已公开；没有公开的按规则不计入`,
        `${committed} committed, ${open} laid open; by the rule the others take no part`,
      );

function chanceWords({ plan: { beacon: plan }, beacon: value, throwsEntered }: Draw): Text {
  if (plan.kind === "drand")
    return value
      ? t(`drand 第 ${plan.round} 轮，签名已核对`, `Round ${plan.round} of drand, its signature checked`)
      : t(
          `等 drand 第 ${plan.round} 轮，此前无人知道`,
          `Waits for round ${plan.round} of drand, which nobody knows before`,
        );
  const faces = value?.kind === "dice" ? value.throws.join(" ") : undefined;
  const corrected = correctionWords(throwsEntered, faces);
  return t(
    `${plan.sides} 面骰 ${plan.throws} 次，两人各录一遍；弱于公共信标${faces ? `。点数：${faces}` : ""}${corrected.zh}`,
    `${plan.throws} throws of ${plan.sides} sides, typed by two people; weaker than a public beacon${faces ? `. Faces: ${faces}` : ""}${corrected.en}`,
  );
}

/** What was typed and did not stay: whoever watched the dice can tell whether it was a slip. */
function correctionWords(entered: readonly (readonly number[])[], faces: string | undefined): Text {
  const others = entered
    .map((throws) => throws.join(" "))
    .filter((throws) => throws !== (faces ?? entered[0]?.join(" ")));
  if (others.length === 0) return t("", "");
  return t(
    `。共录入 ${entered.length} 遍，与此不同的有：${others.join("；")}`,
    `. Typed ${entered.length} times; what differed: ${others.join("; ")}`,
  );
}

function factsOf({ area, plan, commitment }: Draw): DrawView["facts"] {
  const quotas = Object.entries(plan.quotas).map(([stratum, quota]) => ({ name: classWords(area, stratum), quota }));
  return [
    { name: t("名录", "Frame"), value: t(`${commitment.frame.size} 个对象`, `${commitment.frame.size} targets`) },
    {
      name: t("抽取数量", "To be drawn"),
      value: t(
        quotas.map(({ name, quota }) => `${name.zh} ${quota}`).join("，"),
        quotas.map(({ name, quota }) => `${name.en}: ${quota}`).join(", "),
      ),
    },
    {
      name: t("人员", "Officers"),
      value: t(
        `${plan.officers.length} 人中，每个对象 ${plan.perTarget} 人，每人最多 ${plan.cap} 个`,
        `${plan.perTarget} for each target of ${plan.officers.length}, ${plan.cap} targets each at most`,
      ),
    },
    { name: t("回避", "Recusals"), value: t(`${plan.recusals.length} 对`, `${plan.recusals.length} pairs`) },
    { name: t("承诺值", "Commitment"), value: t(commitmentHash(commitment), commitmentHash(commitment)) },
  ];
}
