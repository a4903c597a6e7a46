import { Command } from "@commander-js/extra-typings";
import { expect, test } from "vitest";
import type { CommandModule, Go } from "../../src/cli/base-program.js";
import { declared, type InputOf } from "../../src/cli/declare/declared.js";

const rename = declared(
  (code: Command) =>
    code.command("rename").argument("<code>").argument("[name]").option("--top", "to the top"),
  (code, name, options) => ({ ...options, act: "rename", code, name }),
);

/** Runs a line, and gives what the action got. */
async function inputOf(line: readonly string[]): Promise<unknown> {
  let got: unknown;
  const go: Go = async (_load, input) => {
    got = input;
  };
  const program = new Command().exitOverride();
  rename(program, go, () => Promise.reject(new Error("the action is not loaded")));
  await program.parseAsync(line, { from: "user" });
  return got;
}

test("an action gets its arguments by name, and every option", async () => {
  expect(await inputOf(["rename", "Trust", "Rapport", "--top"])).toEqual({
    act: "rename",
    code: "Trust",
    name: "Rapport",
    top: true,
  });
});

test("the type of the input is that of the declaration", async () => {
  const input: InputOf<typeof rename> = { act: "rename", code: "Trust", top: true };
  // @ts-expect-error no such act
  const other: InputOf<typeof rename> = { act: "move", code: "Trust" };
  expect(await inputOf(["rename", "Trust", "--top"])).toEqual(input);
  expect(other).not.toEqual(input);
});

test("an option that does not reach the input does not compile", () => {
  const forgetful = declared(
    (code: Command) => code.command("drop").argument("<code>").option("--yes", "do not ask"),
    (code) => ({ code }),
  );
  const drop = undefined as unknown as () => Promise<CommandModule<{ readonly code: string }>>;
  const go: Go = async () => {};
  // @ts-expect-error --yes is not in the input
  expect(forgetful(new Command(), go, drop).name()).toBe("drop");
});
