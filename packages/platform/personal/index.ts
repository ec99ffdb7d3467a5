export { hideNamed, hideWords, holdsWords } from "./hideWords.ts";
