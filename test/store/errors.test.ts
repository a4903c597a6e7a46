import { expect, test } from "vitest";
import { usageError } from "../../src/core/errors.js";
import { asStudyError } from "../../src/store/sqlite/errors.js";

const failed = (code: string, message = "it failed") => Object.assign(new Error(message), { code });

test.each([
  ["EACCES", "data", "study-unreadable"],
  ["EPERM", "data", "study-unreadable"],
  ["SQLITE_BUSY", "data", "study-locked"],
  ["SQLITE_BUSY_SNAPSHOT", "data", "study-locked"],
  ["SQLITE_LOCKED", "data", "study-locked"],
  ["SQLITE_READONLY_DIRECTORY", "data", "study-read-only"],
  ["SQLITE_PERM", "data", "study-read-only"],
  ["SQLITE_NOTADB", "data", "study-corrupt"],
  ["SQLITE_CORRUPT_INDEX", "data", "study-corrupt"],
  ["SQLITE_FULL", "data", "disk-full"],
  ["SQLITE_CANTOPEN", "data", "study-unreadable"],
  ["SQLITE_IOERR_WRITE", "data", "study-unreadable"],
])("%s is told in the user's terms, with the file", (code, kind, told) => {
  const error = asStudyError(failed(code), "/talks/study.db");
  expect(error).toMatchObject({ kind, code: told });
  expect((error as Error).message).toContain("/talks/study.db");
});

test("the same passage coded twice is a conflict, any other breach of a rule a fault of the program", () => {
  const unique = (where: string) =>
    asStudyError(failed("SQLITE_CONSTRAINT_UNIQUE", `UNIQUE constraint failed: ${where}`), "study.db");
  expect(unique("index 'coding_place'")).toMatchObject({ kind: "conflict", code: "coding-exists" });
  expect(unique("entity.uid")).toMatchObject({ code: "SQLITE_CONSTRAINT_UNIQUE" });
  expect(asStudyError(failed("SQLITE_CONSTRAINT_CHECK", "coding_place"), "study.db")).toMatchObject({
    code: "SQLITE_CONSTRAINT_CHECK",
  });
});

test("what is no error of the database is handed on as it is", () => {
  for (const error of [usageError("bad-value", "no"), new Error("plain"), failed("EIO"), "a text", null])
    expect(asStudyError(error, "study.db")).toBe(error);
});
