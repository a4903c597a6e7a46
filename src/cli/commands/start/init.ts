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
  const timezone = machineZone(context.io.env.TZ);
  const at = context.io.clock();
  const { approach, title } = input;
  const store = await createStudyFolder(directory, { tool }, (made) =>
    initStudy(made, { approach, title, coder, at, timezone }),
  );
  context.adopt(store);
  return {
    schema: "init",
    json: { directory, approach: input.approach, title: input.title ?? null, coder, timezone },
    text: `Made a study in ${directory} (${input.approach} approach; lead coder: ${coder}).`,
    hint: "Next: themata import FILE…",
  };
}
