import { describe, expect, it } from "vitest";
import { ok } from "../support/study.js";
import { drive, hasPython } from "../support/terminal.js";
import { interviewStudy } from "./coder-terminal.js";

describe.skipIf(!hasPython)("keys that come faster than the coder learns (needs python3)", () => {
  it("are all taken: what they code stands, whatever is being learned", async () => {
    const folder = await interviewStudy();
    const ran = drive(
      folder,
      ["code", "talk"],
      [{ expect: "today" }, { send: "JJS\rsupport\r", expect: "Coded: support" }, { send: "q", settle: 0.3 }],
    );
    expect(ran).toMatchObject({ exit: 0 });
    const { codings } = (await ok(folder, "codings", "--json")).json;
    expect(codings).toMatchObject([{ code: "support", quote: "And later?" }]);
  });
});
