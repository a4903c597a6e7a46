import fs from "node:fs";
import path from "node:path";
import { keptStudy } from "../../support/kept-study.js";
import { emptyFolder, ok, themata } from "../../support/study.js";

/** Sets the clipboard and the title, clears the screen, rings, goes back, hides, and turns the direction of writing. */
export const controls =
  "\u001b]52;c;cm0gLXJmIH4=\u0007\u001b]0;owned\u001b\\\u001b[6n\u009b31m\u009d0;t\u009c\b\rX\u007f\u0085";
export const directions =
  "\u202etxt\u202c\u2066in\u2069\u200f\u061c\ufeff\u2028\u{e0041}\u200b\ud800\ufdd1\u2060";
export const hostile = `${controls}${directions}`;

/** What must never reach a terminal, besides what the program itself sends: colours, places, its screen, the line of progress. */
export function leaks(shown: string): string[] {
  const rest = shown.replace(/\r\u001b\[K|\u001b\[\??[\d;]*[GHJKhlm]/g, "");
  return (
    rest.match(
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufdd0-\ufdef\u{e0000}-\u{e007f}]|[\ud800-\udbff](?![\udc00-\udfff])/gu,
    ) ?? []
  );
}

/** A study in every field of which such characters stand: where controls are refused, only those of direction. */
export const signedStudy = (): Promise<string> =>
  keptStudy("every field holds what steers a terminal", async () => {
    const dir = emptyFolder();
    const said = async (make: (text: string) => readonly string[], stdin?: string) => {
      for (const text of [hostile, directions, directions.replace(/[\u2028\ud800]/g, "")]) {
        const argv = make(text);
        const ran = await themata(dir, argv, { terminal: true, ...(stdin === undefined ? {} : { stdin }) });
        if (leaks(ran.shown).length > 0) throw new Error(`${argv.join(" ")}: ${JSON.stringify(ran.shown)}`);
        if (ran.code === 0) return;
        if (text.length < directions.length) throw new Error(`${argv.join(" ")}: ${ran.stderr}`);
      }
    };
    await ok(dir, "init", "--approach", "codebook", "--coder", "ann");
    fs.writeFileSync(
      path.join(dir, "talk.txt"),
      `Ruth: Why ${hostile} so?\n\nP01\u202e\u2066: We said "trust" ${hostile} and then more of it.\n\nRuth: And?\n\nP01\u202e\u2066: She gave me ${hostile} time.\n`,
    );
    await ok(dir, "import", "talk.txt", "--interviewer", "Ruth");
    for (const key of ["title", "question", "setting", "sampling", "paradigm"])
      await said((text) => ["study", "set", key, `a ${text}`]);
    await said((text) => ["source", "rename", "talk", `talk ${text}`]);
    const { sources } = (await ok(dir, "sources", "--json")).json;
    const source = String(sources[0].id);
    await said((text) => ["source", "set", source, `place=at ${text}`, `relationship=Ruth ${text}`]);
    const { participants } = (await ok(dir, "participants", "--json")).json;
    const participant = String(participants[0].id);
    await said((text) => ["participant", "set", participant, `ward=b ${text}`, `note=c ${text}`]);
    await said((text) => ["participant", "set", participant, `site${text}=d`]);
    await said((text) => ["participant", "set", participant, `label=P ${text}`]);
    await said((text) => ["codebook", "add", `Trust ${text}`, "--short", `a ${text}`]);
    await said((text) => ["codebook", "add", `Cost ${text}`, "--include", `in ${text}`]);
    const { codes } = (await ok(dir, "codebook", "--json")).json;
    const [first, second] = codes.map(({ id }: { id: string }) => id);
    await said((text) => [
      "codebook",
      "set",
      first,
      ...["--definition", `b ${text}`, "--exclude", `c ${text}`, "--example", `d ${text}`],
    ]);
    await said((text) => ["code", source, "--turn", "2", first, "--memo", `m ${text}`]);
    await said(() => ["code", source, "--turn", "4", first, second]);
    await said((text) => ["memo", "add", `e ${text}`, "--on", `code:${first}`]);
    await said((text) => ["memo", "add", `e ${text}`, "--kind", "reflexive", "--title", `t ${text}`]);
    await said((text) => ["theme", "add", `Theme ${text}`, "--concept", `i ${text}`, "--code", first]);
    await said((text) => ["theme", "add", `Other ${text}`, "--code", second]);
    const { themes } = (await ok(dir, "theme", "list", "--json")).json;
    await said((text) => ["theme", "link", themes[0].id, themes[1].id, "--as", `en ${text}`]);
    await said((text) => ["team", "add", `Bo ${text}`, "--credentials", `PhD ${text}`]);
    await said((text) => ["recruitment", "add", "--group", `f ${text}`, "--reason", `g ${text}`]);
    await said((text) => ["activity", "add", `member check ${text}`, "--note", `g ${text}`]);
    await said((text) => ["milestone", `v ${text}`, "--note", `h ${text}`]);
    return dir;
  });
