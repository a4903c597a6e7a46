// Verifies the history of a study by docs/format.md alone: an example for whoever wants to write such a thing in another
// language. It uses nothing of themata but the list of tables in format.json.
//
//   node docs/verify-study.mjs STUDY/.themata/study.db
import { createHash, createHmac } from "node:crypto";
import fs from "node:fs";
import Database from "better-sqlite3";

const kinds = JSON.parse(fs.readFileSync(new URL("format.json", import.meta.url), "utf8"));
const db = new Database(process.argv[2], { readonly: true });
const all = (query, ...values) =>
  db
    .prepare(query)
    .raw(true)
    .all(...values);
const rows = (query, ...values) => db.prepare(query).all(...values);
const sha = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();
const keyed = (salt, data) => createHmac("sha256", salt).update(data).digest();
const hex = (bytes) => (bytes === null ? null : Buffer.from(bytes).toString("hex"));
const faults = [];
const same = (a, b, fault) => hex(a) === hex(b) || faults.push(fault);

// Values as bytes.
const nothing = Buffer.from("n");
const write = {
  int: (v) => (v === null ? nothing : Buffer.from(`i${v};`)),
  text: (v) => (v === null ? nothing : Buffer.from(`t${Buffer.byteLength(v)}:${v}`)),
  bytes: (v) => (v === null ? nothing : Buffer.concat([Buffer.from(`b${v.length}:`), v])),
  uid: (v) => (v === null ? nothing : Buffer.concat([Buffer.from("r"), v])),
  uids: (v) => (v === null ? nothing : Buffer.concat([Buffer.from(`l${v.length}:`), ...v])),
  real: (v) => (v === null ? nothing : write.bytes(Buffer.from(new Float64Array([v]).buffer).reverse())),
};
const uids = new Map(all("select id, uid from entity"));
const uidOf = (id) => (id === null ? null : (uids.get(id) ?? null));
const value = ([, type], v) => {
  if (type === "ref") return write.uid(uidOf(v));
  if (type === "refs") return write.uids(v === null ? null : JSON.parse(v).map(uidOf));
  return write[type](v);
};
const sortedHash = (leaves) => sha(...leaves.toSorted(Buffer.compare));

const meta = new Map(all("select key, value from meta"));
const identity = sha(`themata identity ${hex(meta.get("study_uid"))} `, meta.get("secret"));
const withheld = rows("select * from withheld");
const events = rows(
  "select e.*, p.salt, p.body from event e left join event_payload p using (seq) order by seq",
);
const formatOf = new Map(events.map(({ seq, format }) => [seq, format]));
const absent = new Map();
const missing = (seq, what, uid) => {
  const leaf = sha(write.text("absent"), write.text(what), write.uid(uid));
  if (!withheld.some((one) => one.place === null && hex(one.leaf) === hex(leaf)))
    absent.set(seq, [...(absent.get(seq) ?? []), leaf]);
};

// Words: what is there must have the digest that stands among the facts; what is not there is noted as absent.
for (const kind of kinds)
  for (const row of rows(`select * from "${kind.name}"`)) {
    const format = formatOf.get(row.from_seq) ?? 2;
    const content = format === 1 ? kind.content1 : kind.content;
    const words = content.map(([column]) => row[column]);
    if (content.length === 0) continue;
    const what = `words of a ${kind.name} of event ${row.from_seq}`;
    if (row.salt === null && words.every((word) => word === null))
      missing(row.from_seq, kind.name, uidOf(row.id));
    else if (row.salt === null) faults.push(what);
    else {
      const data =
        format === 1 ? JSON.stringify(words) : Buffer.concat(content.map((c, i) => value(c, words[i])));
      same(keyed(row.salt, data), row.digest, what);
    }
  }
for (const row of rows("select * from revision r left join text_body b on b.revision_id = r.id"))
  if (row.salt === null && row.body === null) missing(row.from_seq, "text", uidOf(row.id));
  else same(keyed(row.salt ?? "", row.body ?? ""), row.text_digest, `text of event ${row.from_seq}`);

// What an event did to the tables.
function rowsHash1(seq) {
  const lines = [];
  for (const { name, since, facts1, content1 } of kinds) {
    if (since > 1) continue;
    for (const row of rows(`select * from "${name}" where from_seq = ? order by id`, seq)) {
      const values = facts1.map(([column]) =>
        row[column] instanceof Buffer ? hex(row[column]) : row[column],
      );
      const digest = content1.length > 0 ? hex(row.digest) : null;
      lines.push(`+${JSON.stringify([name, row.id, hex(uidOf(row.id)), values, digest])}\n`);
    }
    for (const row of rows(`select id, from_seq from "${name}" where to_seq = ? order by id`, seq))
      lines.push(`-${JSON.stringify([name, row.id, row.from_seq])}\n`);
  }
  return sha(...lines);
}
function rowsHash2({ seq, replica }) {
  const leaves = withheld
    .filter((one) => one.seq === seq && one.place === null && !["text", "payload"].includes(one.kind))
    .map(({ leaf }) => leaf);
  for (const { name, facts, content } of kinds) {
    const head = (sign, row) => [
      write.text(sign),
      write.text(name),
      write.uid(uidOf(row.id)),
      write.bytes(replica),
    ];
    for (const row of rows(`select * from "${name}" where from_seq = ?`, seq)) {
      const parts = facts.map((fact) => value(fact, row[fact[0]]));
      const digest = write.bytes(content.length > 0 ? row.digest : null);
      leaves.push(sha(...head("+", row), write.int(row.as_of), ...parts, digest));
    }
    for (const row of rows(`select id, from_seq from "${name}" where to_seq = ?`, seq))
      leaves.push(sha(...head("-", row), write.int(row.from_seq)));
  }
  return sortedHash(leaves);
}

// The append-only tables: each row follows the one before.
const side = {
  offer: [
    "uid",
    "revision_id ref",
    "start_ int",
    "end_ int",
    "code_id ref",
    "coder_id ref",
    "engine text",
    "rank int",
  ],
  outcome: ["offer_id offer", "kind text", "at int"],
  opening: ["coder_id ref", "revision_id ref", "what text", "at int"],
};
side.offer.push("score real", "probability real", "at int");
const offers = new Map(all("select id, uid from offer"));
const sideValue = (row, [column, type = "uid"]) =>
  type === "offer" ? write.uid(offers.get(row[column]) ?? null) : value([column, type], row[column]);
const chains = Object.entries(side).map(([table, columns]) => {
  let previous = null;
  return rows(`select * from ${table} order by id`).map((row) => {
    const parts = [write.text(table), ...columns.map((column) => sideValue(row, column.split(" ")))];
    if (row.hash === null) return { seq: 0, leaf: sha(write.int(row.id), ...parts), hash: null };
    for (const one of withheld) if (one.kind === table && one.place === row.id - 1) previous = one.leaf;
    same(sha(write.bytes(previous), write.int(row.seq), ...parts), row.hash, `${table} ${row.id}`);
    previous = row.hash;
    return row;
  });
});
const sideHash = (seq) =>
  sha(
    write.text("side"),
    ...chains.map((chain) => write.bytes(chain.findLast((row) => row.seq < seq)?.hash ?? null)),
  );
function outsideOfFormat1(before) {
  const leaves = chains.flat().flatMap(({ leaf }) => leaf ?? []);
  for (const { name, since } of kinds)
    if (since === 1)
      for (const row of rows(`select * from "${name}" where as_of is not null and from_seq < ?`, before))
        leaves.push(
          sha(write.text(name), write.uid(uidOf(row.id)), write.int(row.from_seq), write.int(row.as_of)),
        );
  return sortedHash(leaves);
}

// The chain from event to event.
const stones = rows("select * from tombstone order by from_seq, id");
const stateOf = (rowsHash, gone) =>
  sha(write.text("state"), write.bytes(rowsHash), write.bytes(sortedHash(gone)));
let previous = sha(`themata study ${hex(meta.get("study_uid"))}`);
for (const [i, e] of events.entries()) {
  const what = `event ${e.seq}`;
  if (e.seq !== i + 1) faults.push(`${what}: one before it is missing`);
  same(e.prev_hash, previous, `${what}: does not follow the one before`);
  const phases = [e.phase_given, e.phase_inferred, e.undoes, e.batch];
  const hashes = [e.payload_hash, e.rows_hash, e.side_hash, identity, e.prev_hash];
  const seal1 = () =>
    JSON.stringify([
      1,
      e.seq,
      e.at,
      hex(uidOf(e.coder_id)),
      e.tool,
      e.command,
      ...phases,
      hex(e.payload_hash),
      hex(e.rows_hash),
      hex(e.prev_hash),
    ]);
  const seal2 = () => [
    write.text("event"),
    ...[e.format, e.seq, e.at].map(write.int),
    write.uid(e.replica),
    write.uid(uidOf(e.coder_id)),
    write.text(e.tool),
    write.text(e.command),
    ...phases.map(write.int),
    ...hashes.map(write.bytes),
  ];
  same(e.format === 1 ? sha(seal1()) : sha(...seal2()), e.hash, `${what}: changed`);
  previous = e.hash;
  if (e.salt === null && e.body === null) missing(e.seq, "payload", null);
  else same(keyed(e.salt ?? "", e.body ?? ""), e.payload_hash, `${what}: particulars`);
  if (e.format > 1)
    same(
      e.command === "study.migrate" ? outsideOfFormat1(e.seq) : sideHash(e.seq),
      e.side_hash,
      `${what}: suggestions`,
    );
  // What stands of it is what it wrote, or what its tombstones say was left.
  let state = stateOf(e.rows_hash, []);
  for (const stone of stones.filter(({ event }) => hex(event) === hex(e.hash))) {
    same(stone.before, state, `${what}: tombstone`);
    state = stone.after;
  }
  const now = e.format === 1 ? rowsHash1(e.seq) : rowsHash2(e);
  same(stateOf(now, absent.get(e.seq) ?? []), state, `${what}: records or words`);
}
for (const { name } of kinds)
  if (all(`select 1 from "${name}" where max(from_seq, ifnull(to_seq, 0)) > ?`, events.length).length > 0)
    faults.push(`records (${name}) belong to no event`);

console.log(
  faults.length === 0 ? `sound: ${events.length} events, head ${hex(previous)}` : faults.join("\n"),
);
process.exitCode = faults.length === 0 ? 0 : 1;
