import { describe } from "vitest";
import { describeActs } from "./acts.js";
import { describeAdvice } from "./advice.js";
import { describeCompany } from "./company.js";
import { describeConflicts } from "./conflicts.js";
import { describeErasing } from "./erasing.js";
import { describeKeys } from "./keys.js";
import { describeKinds } from "./kinds.js";
import { describeLargeActs } from "./large-acts.js";
import { describeReads } from "./reads.js";
import { describeReferences } from "./references.js";
import type { MakeStore } from "./store-under-test.js";
import { describeTexts } from "./texts.js";
import { describeTurns } from "./turns.js";
import { describeUndo } from "./undo.js";
import { describeVerify } from "./verify.js";

/** What every store must do, whatever database it lives in. */
export function describeStore(name: string, make: MakeStore): void {
  describe(name, () => {
    describeActs(make);
    describeLargeActs(make);
    describeTurns(make);
    describeReads(make);
    describeKinds(make);
    describeReferences(make);
    describeUndo(make);
    describeConflicts(make);
    describeKeys(make);
    describeVerify(make);
    describeTexts(make);
    describeErasing(make);
    describeAdvice(make);
    describeCompany(make);
  });
}
