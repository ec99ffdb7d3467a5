import { getListFromStatusListJWT, StatusList } from "@sd-jwt/jwt-status-list";
import { expect, test } from "vitest";
import { newIssuerKey, parseIssuerKeys } from "../keys/IssuerKeys.ts";
import { verifyEs256 } from "./sdJwtVc.ts";
import { listSize, placeInList, signStatusList, statusValue } from "./statusList.ts";

// draft-ietf-oauth-status-list, the examples of its section on compression.
test.each([
  ["eNrbuRgAAhcBXQ", 1, [1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1]],
  ["eNo76fITAAPfAgc", 2, [1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3]],
] as const)("the draft's list %s is read", (compressed, bits, values) => {
  const list = StatusList.decompressStatusList(compressed, bits);
  expect(values.map((_, i) => list.getStatus(i))).toEqual(values);
});

test("a list of ours is signed and says how each certificate stands", async () => {
  const { current } = parseIssuerKeys(newIssuerKey("test-1"));
  const states = ["valid", "suspended", "withdrawn", "expired", "valid"] as const;
  const jwt = await signStatusList(current, "https://city.example/s/0", states.map(statusValue), {
    now: 100,
    lives: 60,
  });
  const list = getListFromStatusListJWT(jwt);
  expect(states.map((_, i) => list.getStatus(i))).toEqual([0, 2, 1, 1, 0]);
  const [head, body, signature = ""] = jwt.split(".");
  expect(verifyEs256(`${head}.${body}`, signature, current.jwk)).toBe(true);
  expect(placeInList(listSize + 3)).toEqual({ list: 1, idx: 3 });
});
