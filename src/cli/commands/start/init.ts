import { machineZone } from "../../../workflow/shared/study-zone.js";
import { checkNewStudy, initStudy } from "../../../workflow/study/init-study.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { tool } from "../../version.js";
import type * as declared from "./declare-start.js";

type Input = InputOf<typeof declared.init>;

/** Makes a study: its folder, its lead coder, its approach. */
export async function run(input: Input, context: Context): Promise<Result> {
  const { createStudyFolder } = await import("../../../store/sqlite/study-file.js");
  const directory = context.path(input.dir ?? context.globals.study ?? ".");
  const coder = context.globals.coder ?? context.io.env.THEMATA_CODER ?? context.io.userName;
  checkNewStudy({ approach: input.approach, coder });
  const store = await createStudyFolder(directory, { tool });
  context.adopt(store);
  const timezone = machineZone(context.io.env.TZ);
  const at = context.io.clock();
  await initStudy(store, { approach: input.approach, title: input.title, coder, at, timezone });
  return {
    schema: "init",
    json: { directory, approach: input.approach, title: input.title ?? null, coder, timezone },
    text: `Made a study in ${directory} (${input.approach} approach; lead coder: ${coder}).`,
    hint: "Next: themata import FILE…",
  };
}
