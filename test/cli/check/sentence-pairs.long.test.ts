import { it } from "vitest";
import { holdsPairs } from "./hold-pairs.js";
import { hivPairs, nearPeerPairs } from "./sentence-pairs.js";

it.each([
  ["hiv", hivPairs],
  ["near-peer", nearPeerPairs],
] as const)("of sentences about %s, each wrong one is named, and no true twin", (name, pairs) =>
  holdsPairs(name, pairs));
