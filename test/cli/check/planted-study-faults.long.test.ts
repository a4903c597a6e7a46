import path from "node:path";
import { expect, test } from "vitest";
import { demoStudy } from "../../support/demo.js";
import { emptyFolder, ok, themata } from "../../support/study.js";
import { plantedStudyFaults } from "./planted-study-faults.js";

interface Item {
  readonly findings: readonly { readonly code: string; readonly message: string }[];
}
interface Rule {
  readonly id: string;
  readonly triggers: readonly { readonly text: string }[];
}

/** What the checks find in a demo study after a command, by rule or code, with the words. */
async function found(demo: string, command: readonly string[]): Promise<string[]> {
  const folder = path.join(emptyFolder(), "study");
  await demoStudy(demo, folder);
  await ok(folder, ...command);
  const { rules } = (await themata(folder, ["check", "coherence", "--json"])).json;
  const { items } = (await themata(folder, ["check", "coreq", "--json"])).json;
  return [
    ...rules.flatMap(({ id, triggers }: Rule) => triggers.map(({ text }) => `${id} ${text}`)),
    ...items.flatMap(({ findings }: Item) => findings.map(({ code, message }) => `${code} ${message}`)),
  ];
}

test.each(plantedStudyFaults.map((one) => [one.found, one.demo, one.fault.join(" "), one] as const))(
  "%s is found in %s after: %s",
  async (_, __, ___, { demo, found: code, fault, clean }) => {
    const own = (all: readonly string[]) => all.filter((finding) => finding.startsWith(`${code} `));
    const bad = own(await found(demo, fault));
    const good = own(await found(demo, clean));
    expect(bad.filter((finding) => !good.includes(finding))).not.toEqual([]);
    expect(good.filter((finding) => !bad.includes(finding))).toEqual([]);
  },
  30_000,
);
