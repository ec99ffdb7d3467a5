export { groupSteps, groupsOf } from "./groupsOf.ts";
export { likenessOf, type Setting, sameFrom, showFrom, textLikeness } from "./likenessOf.ts";
export { learnRarity, nothingLearnt, type Rarity, rarityFile, rarityIn, weightOf } from "./Rarity.ts";
export { sharedWords } from "./sharedWords.ts";
export { type Surge, surgeOf } from "./surgeOf.ts";
export { keyTermsOf, type Told, toldOf } from "./Told.ts";
