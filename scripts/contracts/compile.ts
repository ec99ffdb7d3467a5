import { writeFileSync } from "node:fs";
import { artefactFile, compileAnchors } from "./compileAnchors.ts";

// `node scripts/contracts/compile.ts`: makes contracts/Anchors.json anew after a change to contracts/Anchors.sol.
writeFileSync(artefactFile, compileAnchors());
