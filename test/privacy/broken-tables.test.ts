import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { studyWith, themata } from "../support/study.js";

const head = "source,turn,code,text,name,participant\n";
const within = `${head}x,1,y,she said "Nomvula is ill" today,z,p\n`;
const after = `${head}x,1,y,"she" Nomvula is ill,z,p\n`;
const open = `${head}x,1,y,"Nomvula is ill\n`;

describe("the error for a broken table", () => {
  it.each([
    ["apply", [open]],
    ["import", [open]],
    ["codebook import", [within, after, open]],
    ["participants import", [within, after, open]],
    ["suggest evaluate --from", [within, after, open]],
  ])("names the fault and repeats nothing of the fields, read by %s", async (command, tables) => {
    const folder = await studyWith({ "one.txt": "Ruth: So?\n\nMentee 1: Yes.\n" }, "--interviewer", "Ruth");
    for (const table of tables) {
      fs.writeFileSync(path.join(folder, "t.csv"), table);
      const ran = await themata(folder, [...command.split(" "), "t.csv"]);
      expect(ran.code).not.toBe(0);
      expect(ran.stdout + ran.stderr).toContain("quotation mark");
      expect(ran.stdout + ran.stderr).not.toContain("Nomvula");
    }
  });
});
