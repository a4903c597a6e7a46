import fs from "node:fs";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { expect } from "vitest";
import { ok, themata } from "../../support/study.js";
import { type Call, calls } from "./every-command.js";

/** What a call of a command gave: printed, and in files. */
export interface Given {
  readonly command: string;
  readonly line: string;
  readonly code: number;
  readonly text: string;
}

export interface WalkOptions {
  /** Every call as text, as JSON and as plain text, and every format of a file; else each call in one of these. */
  readonly thorough: boolean;
  readonly only?: readonly string[];
}

const inputs: Readonly<Record<string, string>> = {
  "edit.sh": 'cat "$2" > "$1/edited.txt"\n',
  "people.csv": "label,role\nDoctor 7,doctor\n",
  "speakers.csv": "label,source,speaker\nNurse 4,talk,Sister Maria\n",
  "rows.csv": "source,turn,code\ntalk,3,Asking\n",
  "wrong-rows.csv":
    'source,start,end,quote,code\ntalk,150,200,"another habit was to say",Asking\ntalk,,,"My own habit was to say nothing",Asking\n',
  "review.csv": "id,code\n",
  "other-codes.yaml":
    "themata: codebook/1\ncodes:\n  - name: Silence\n    examples: [Nobody spoke.]\n  - name: Learning\n  - name: Asking\n",
  "framework.csv": "participant,Silence has a rank\nPorter 2,Nobody asked.\n",
  "ratings.csv": "unit,coder,value\n1,a,x\n1,b,x\n2,a,y\n2,b,x\n",
  "list.yaml":
    "id: ward\nname: Ward list\nitems:\n  - { id: 1a, item: How many took part?, same_as: COREQ-12 }\n",
  "study.yaml": "study:\n  title: Marmalade\n",
};

/** Runs every command, and takes what it printed and wrote. */
export async function walk(dir: string, { thorough, only }: WalkOptions): Promise<Given[]> {
  for (const [name, content] of Object.entries(inputs)) fs.writeFileSync(path.join(dir, name), content);
  const out = path.join(dir, "out");
  fs.mkdirSync(out, { recursive: true });
  const given: Given[] = [];
  for (const [command, all] of Object.entries(calls(await askedOf(dir)))) {
    if (only?.includes(command) === false) continue;
    const lines = thorough || command !== "report" ? all : all.filter((_, at) => at % 2 === 0);
    for (const [at, { argv, stdin }] of lines.entries())
      for (const as of modesOf(argv, thorough, at)) {
        const line = [...argv, ...as].join(" ");
        const more = {
          env: { EDITOR: `sh ${path.join(dir, "edit.sh")} ${out}` },
          ...(stdin !== undefined && { stdin }),
        };
        const ran = await themata(dir, [...argv, ...as], more);
        expect(ran.code, `${line}\n${ran.stderr}`).not.toBe(70);
        // A bundle stays, to be verified.
        const written = fs.readdirSync(out).filter((file) => file !== bundle || command === "bundle create");
        const files = written.map((file) => contents(fs.readFileSync(path.join(out, file))));
        given.push({ command, line, code: ran.code, text: [ran.shown, ...files].join("\n") });
        for (const file of written) if (file !== bundle) fs.rmSync(path.join(out, file));
      }
  }
  return given;
}

const bundle = "bundle.zip";
const modes = [["--json"], [], ["--plain"]] as const;

function modesOf(argv: Call["argv"], thorough: boolean, at: number): readonly (readonly string[])[] {
  if (argv.some((word) => word.startsWith("out/"))) return [[]];
  return thorough ? modes : [modes[at % modes.length] ?? []];
}

async function askedOf(dir: string) {
  const found = (await ok(dir, "codings", "--participant", "Nurse 3", "--participant", "Porter 2", "--json"))
    .json;
  const codings: readonly { id: string; turn: number; code: string }[] = found.codings;
  const idOf = (turn: number) => codings.find((one) => one.turn === turn)?.id ?? "";
  const { codings: silences } = (
    await ok(dir, "codings", "--code", "Silence", "--participant", "Doctor 7", "--json")
  ).json;
  const { memos } = (await ok(dir, "memo", "list", "--json")).json;
  const both = [...codings.filter(({ code }) => code === "Silence"), ...silences].map(({ id }) => id);
  return { coding: idOf(2), mixed: idOf(7), memo: memos[0].id, silences: [...new Set(both)] };
}

/** Everything in a file, and in the files of a zip. */
function contents(bytes: Uint8Array): string {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return Buffer.from(bytes).toString("utf8");
  return Object.values(unzipSync(bytes))
    .map((part) => (part[0] === 0x50 && part[1] === 0x4b ? contents(part) : strFromU8(part)))
    .join("\n");
}
