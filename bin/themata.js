#!/usr/bin/env node
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`themata needs Node.js 20.19 or later; this is ${process.versions.node}.\n`);
  process.exitCode = 2;
} else {
  try {
    const { main } = await import("../dist/cli/main.js");
    await main();
  } catch (error) {
    // Before there is a program that could tell of it.
    if (error.code !== "EMFILE" && error.code !== "ENFILE") throw error;
    process.stderr.write(
      "themata: Too many files are open for the program to start.\nRaise the limit (ulimit -n).\n",
    );
    process.exitCode = 3;
  }
}
