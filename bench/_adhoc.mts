import { readFileSync } from "node:fs";
import { fillItems, itemRound } from "./itemsBench.ts";
const { password } = JSON.parse(readFileSync("/tmp/m1/data/postgres/access.json","utf8"));
const port = readFileSync("/tmp/m1/data/postgres/cluster/postmaster.pid","utf8").split("\n")[3];
const url = `postgres://postgres:${password}@127.0.0.1:${port}/wuxing`;
const n = await fillItems(url, 100000);
console.log(n, await itemRound({origin:"http://127.0.0.1:8141"}, n));
const q = process.argv.slice(2);
for (const one of q) { const s=performance.now(); await (await fetch("http://127.0.0.1:8141/api/items?"+new URLSearchParams(one))).text(); console.log(one, performance.now()-s); }
