export { pageHref, pageNumbers } from "./pageNumbers.ts";
