import { enterBeacon, fetchBeacon } from "./beaconOfDraw.ts";
import { carryOut } from "./carryOut.ts";
import type { Draws } from "./Draws.ts";
import type { DrawWorld } from "./DrawWorld.ts";
import { drawFile } from "./drawFile.ts";
import { drawsOfFrame, findDraw, findPicks, listDraws } from "./drawRows.ts";
import { findOnFrame } from "./frameRows.ts";
import { passDeadlines } from "./passDeadlines.ts";
import { prepareDraw } from "./prepareDraw.ts";
import { findProof } from "./proofOfDraw.ts";
import { reveal } from "./reveals.ts";
import { closeDraw, revealVisit, visitsOf } from "./visits.ts";

/** The draws of this city, over its database, its log and, where it may be asked, a beacon. */
export function drawsOf(world: DrawWorld): Draws {
  const { pool } = world;
  return {
    prepare: (client, wish) => prepareDraw(world, client, wish),
    reveal: (id, by, secret) => reveal(world, id, by, secret),
    findProof: (id) => findProof(world, id),
    fetchBeacon: (id) => fetchBeacon(world, id),
    enterBeacon: (id, value, by) => enterBeacon(world, id, value, by),
    carryOut: (id) => carryOut(world, id),
    visitsOf: (id) => visitsOf(world, id),
    revealVisit: (id, target) => revealVisit(world, id, target),
    close: (id) => closeDraw(world, id),
    passDeadlines: () => passDeadlines(world),
    find: (id) => findDraw(pool, id),
    list: (offset, limit) => listDraws(pool, offset, limit),
    ofSameFrame: (draw) => drawsOfFrame(pool, draw),
    picks: (id, offset, limit) => findPicks(pool, id, offset, limit),
    findOnFrame: (id, target) => findOnFrame(pool, id, target),
    file: (id) => drawFile(pool, id),
  };
}
