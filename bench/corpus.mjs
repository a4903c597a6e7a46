// A made-up corpus of a fixed seed: pseudo-words with weights 1/rank, turns that alternate between an
// interviewer (8-25 words) and a participant (60-160), a full stop every 12 words; 10 parent codes
// with 5 children each; codings on whole participant turns, code weights 1/(rank + 1).
import fs from "node:fs";
import path from "node:path";

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function picker(weights, next) {
  const sums = [];
  let sum = 0;
  for (const weight of weights) {
    sum += weight;
    sums.push(sum);
  }
  return () => {
    const at = next() * sum;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle] < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

const syllables = [
  "ba",
  "do",
  "ki",
  "lu",
  "me",
  "na",
  "po",
  "ri",
  "sa",
  "te",
  "vu",
  "wo",
  "ya",
  "ze",
  "gi",
  "ho",
];

/** Writes transcripts, a codebook and a table of codings into a folder. */
export function makeCorpus(folder, { transcripts = 200, words = 8000, codings = 20_000, seed = 1 } = {}) {
  const next = random(seed);
  const between = (low, high) => low + Math.floor(next() * (high - low + 1));
  const vocabulary = Array.from({ length: 6000 }, (_, i) => {
    let word = "";
    for (let n = i + 16; n > 0; n = Math.floor(n / 16)) word += syllables[n % 16];
    return word;
  });
  const pick = picker(
    vocabulary.map((_, i) => 1 / (i + 1)),
    next,
  );
  const speak = (count) => {
    const said = [];
    for (let i = 1; i <= count; i++) said.push(vocabulary[pick()] + (i % 12 === 0 || i === count ? "." : ""));
    return said.join(" ");
  };
  const files = [];
  const turns = [];
  for (let t = 0; t < transcripts; t++) {
    const name = `interview-${String(t + 1).padStart(4, "0")}`;
    const lines = [];
    let spoken = 0;
    let at = 0;
    while (spoken < words) {
      const asked = between(8, 25);
      const answered = between(60, 160);
      for (const [speaker, count] of [
        ["Interviewer", asked],
        [`P${t + 1}`, answered],
      ]) {
        const body = speak(count);
        const start = at + speaker.length + 2;
        if (speaker !== "Interviewer") turns.push({ source: name, start, end: start + body.length });
        lines.push(`${speaker}: ${body}`);
        at = start + body.length + 2;
      }
      spoken += asked + answered;
    }
    const file = path.join(folder, `${name}.txt`);
    fs.writeFileSync(file, `${lines.join("\n\n")}\n`);
    files.push(file);
  }
  const codes = Array.from({ length: 10 }, (_, p) => ({
    name: `theme ${p}`,
    children: Array.from({ length: 5 }, (_, c) => `code ${p}.${c}`),
  }));
  const names = codes.flatMap(({ name, children }) => [name, ...children]);
  fs.writeFileSync(
    path.join(folder, "codebook.yaml"),
    `themata: codebook/1\ncodes:\n${codes
      .map(
        ({ name, children }) =>
          `  - name: ${name}\n    codes:\n${children.map((c) => `      - name: ${c}\n`).join("")}`,
      )
      .join("")}`,
  );
  const code = picker(
    names.map((_, i) => 1 / (i + 2)),
    next,
  );
  const rows = new Set();
  while (rows.size < codings) {
    const turn = turns[Math.floor(next() * turns.length)];
    rows.add(`${turn.source},${turn.start},${turn.end},${names[code()]}`);
  }
  fs.writeFileSync(path.join(folder, "codings.csv"), `source,start,end,code\n${[...rows].join("\n")}\n`);
  return { files, codes: names };
}
