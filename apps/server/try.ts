import { startEmbedded, migrate, openPool } from "@wuxing/platform/postgres";
import { seedCity } from "./demo/seedCity.ts"; import { seedYear } from "./demo/seedYear.ts";
import { areas } from "@wuxing/areas"; import { chinaCalendar } from "@wuxing/kernel/calendar"; import { ruleBook } from "@wuxing/kernel/rules";
import { loadCity } from "@wuxing/platform/city"; import { verifyReplay } from "@wuxing/platform/casework";
const t0=Date.now(); const lap=(s:string)=>console.log(s,Date.now()-t0);
const e=await startEmbedded({dir:"/tmp/pgtry"}); lap("pg");
await migrate(e.url(), "db/migrations"); lap("migrate");
const pool=openPool(e.url()); await seedCity(pool); lap("city");
const casework={pool,procedures:new Map(areas.flatMap(a=>a.procedures.map(p=>[p.type,p] as const))),almanac:{calendar:chinaCalendar,rules:ruleBook(areas.flatMap(a=>a.rules))},now:()=>new Date().toISOString(),projections:areas.flatMap(a=>a.projections??[])};
const platform={pool,casework,city:await loadCity(pool)} as any;
try { console.log(await seedYear(platform, areas)); lap("year");
console.log((await pool.query("select type,state,count(*) n from cases group by 1,2 order by 1,2")).rows.map(r=>`${r.type} ${r.state} ${r.n}`).join("\n"));
console.log((await pool.query("select standing,code,count(*) from ratings group by 1,2 order by 1,2")).rows);
console.log((await pool.query("select count(*) from cases where closed_at is null and due_at<now()")).rows);
const r=await verifyReplay(casework as any); console.log(r.cases,r.entries,r.differing.slice(0,5)); lap("replay"); } catch(x){console.error(x)}
await pool.end(); await e.stop();
