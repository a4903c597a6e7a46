import { test } from "vitest";
import fs from "node:fs";
import path from "node:path";
import { studyWith, themata } from "../support/study.js";

test("try", async () => {
  const dir = await studyWith(
    { "mentor-1.txt": "Interviewer: How did it begin?\n\nParticipant: She asked me to lunch. 🙂 We talked.\n\nInterviewer: And then?\n\nParticipant: Then weekly.\n", "fg.txt":"Mod: Hi\n\nAnna: Hello there all\n\nBen: Yes, hello\n\nMod: Go on\n\nAnna: We met on Mondays\n" },
    "--interviewer", "Mod",
  );
  fs.writeFileSync(path.join(dir, "p.csv"), "# x\nlabel;role;site;source;speaker\nMentor 1;mentor;north;mentor-1;\nMentee 2;mentee;south;;\n");
  for (const line of [
    ["study"], ["study", "--help"], ["sources"], ["source", "show", "mentor-1"], ["source", "turns", "fg"], ["source", "turns", "mentor-1", "--json", "--from", "2", "--to", "2"],
    ["participants", "import", "p.csv", "--dry-run"], ["participants", "import", "p.csv"], ["participants", "import", "p.csv"], ["participants"], ["participants", "--plain"], ["participants", "list", "--json"],
    ["participant", "set", "Anna", "role=mentee", "grade=F1", "note=quiet", "consent=quote; audio"], ["participant", "show", "Anna"], ["participant", "link", "Mentor 1", "Anna", "--as", "mentor-of"], ["participant", "link", "Mentor 1", "Anna", "--as", "mentor-of"],
    ["participant", "unlink", "Anna", "Mentor 1"],
    ["source", "set", "fg", "date=2024-02-30"], ["source", "set", "fg", "date=2024-02-28", "minutes=55", "speaker:Ben=Mentee 2"], ["source", "show", "fg"], ["source", "rename", "fg", "group one"], ["source", "set", "groop", "kind=notes"], ["source", "remove", "group one", "--dry-run"], ["source", "remove", "group one"], ["participants"], ["undo"], ["participants"], ["study", "set", "titel", "x"], ["study", "set", "title", "x y"], ["study", "show"], ["participants", "foo"], ["log"], ["--help"], ["source", "set", "mentor-1"],["source"],["verify"],
  ]) {
    const ran = await themata(dir, line);
    console.log(`$ ${line.join(" ")} -> ${ran.code}\n${ran.stdout}${ran.stderr ? `ERR ${ran.stderr}` : ""}`);
  }
});
