import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { describeError } from "../../src/cli/errors.js";
import { emptyFolder, studyWith } from "../support/study.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = path.join(root, "bin/themata.js");

/** Runs the built program where loading a native module does what `script` says. */
function started(script: string, study: string, ...argv: string[]) {
  const hook = path.join(emptyFolder(), "hook.cjs");
  fs.writeFileSync(hook, script);
  const done = spawnSync(process.execPath, ["--require", hook, program, ...argv], {
    cwd: study,
    encoding: "utf8",
    env: { ...process.env, THEMATA_SQLITE: "better" },
  });
  return { code: done.status, stdout: done.stdout, stderr: done.stderr };
}

/** What Node does where a module cannot be loaded, in its own words. */
const refusing = (said: string) => `process.dlopen = (_module, file) => {
  throw Object.assign(new Error(${said}), { code: "ERR_DLOPEN_FAILED" });
};`;
const otherNode = refusing(
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a script that is run elsewhere
  "`The module '${file}'\\nwas compiled against a different Node.js version using\\nNODE_MODULE_VERSION 137. This version of Node.js requires\\nNODE_MODULE_VERSION ${process.versions.modules}. Please try re-compiling or re-installing\\nthe module (for instance, using \\`npm rebuild\\` or \\`npm install\\`).`",
);
const missing = `const Module = require("node:module");
const load = Module._resolveFilename;
Module._resolveFilename = function (name, ...more) {
  if (String(name).endsWith(".node")) throw Object.assign(new Error("Cannot find module"), { code: "MODULE_NOT_FOUND" });
  return load.call(this, name, ...more);
};`;

describe("an installation that does not fit", () => {
  test("names both versions of Node where a native module was built for another, and the way out", async () => {
    const study = await studyWith();
    for (const argv of [["status"], ["log", "--json"]]) {
      const { code, stderr } = started(otherNode, study, ...argv);
      expect(code).toBe(3);
      expect(stderr).toContain(
        `better-sqlite3 was built for Node 24 (module version 137), and this is Node ${process.versions.node} (${process.versions.modules}).`,
      );
      expect(stderr).toContain("npm rebuild better-sqlite3");
      expect(stderr).not.toContain("bug");
    }
    const doctor = started(otherNode, study, "doctor");
    expect(doctor.code).toBe(1);
    expect(doctor.stdout).toContain("built for Node 24");
  });

  test("says what the system said of a module for another machine", async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a script that is run elsewhere
    const { code, stderr } = started(refusing("`${file}: invalid ELF header`"), await studyWith(), "status");
    expect(code).toBe(3);
    expect(stderr).toMatch(
      /^themata: better-sqlite3 cannot be loaded by Node \S+ on \S+ \S+: invalid ELF header$/m,
    );
    expect(stderr).toContain("npm rebuild better-sqlite3");
  });

  test("says what the system lacks", () => {
    const file = "/opt/my tools/lib/node_modules/better-sqlite3/build/Release/better_sqlite3.node";
    const said = `/lib/libm.so.6: version \`GLIBC_2.38' not found (required by ${file})`;
    const described = describeError(Object.assign(new Error(said), { code: "ERR_DLOPEN_FAILED" }), []);
    expect(described.message).toMatch(
      /^better-sqlite3 cannot .*: \/lib\/libm\.so\.6: version `GLIBC_2\.38' not found$/,
    );
    expect(described.hint).toBe("Run 'npm rebuild --global better-sqlite3'.");
  });

  test("says that a native part is missing", async () => {
    const { code, stderr } = started(missing, await studyWith(), "status");
    expect(code).toBe(3);
    expect(stderr).toContain("better-sqlite3 was installed without its native part");
    expect(stderr).toContain("npm rebuild better-sqlite3");
  });

  test("says so where there is no SQLite at all, and the way out", async () => {
    const study = await studyWith();
    const elsewhere = emptyFolder();
    for (const part of ["bin", "dist", "package.json"])
      fs.cpSync(path.join(root, part), path.join(elsewhere, part), { recursive: true });
    const done = spawnSync(process.execPath, [path.join(elsewhere, "bin/themata.js"), "status"], {
      cwd: study,
      encoding: "utf8",
      env: { ...process.env, THEMATA_SQLITE: "better" },
    });
    expect(done.status).toBe(3);
    expect(done.stderr).toContain("the package better-sqlite3 is not installed");
    expect(done.stderr).toContain("Use Node 24.22 or later");
    expect(done.stderr).not.toContain("bug");
  });

  test("says which package is missing", async () => {
    const error = await import("no-such-package" as string).catch((error: unknown) => error);
    expect(describeError(error, [])).toMatchObject({ code: "bad-installation" });
    expect(describeError(error, []).message).toContain("no-such-package");
    expect(describeError(new Error("anything else"), []).code).toBe("internal-error");
  });
});
