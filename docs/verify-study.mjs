// Verifies the history of a study by docs/format.md alone: an example for whoever wants to write such a thing in another
// language. It uses nothing of themata but the list of tables in format.json.
//
//   node docs/verify-study.mjs STUDY/.themata/study.db
import { createHash, createHmac } from "node:crypto";
import fs from "node:fs";
import Database from "better-sqlite3";

const kinds = JSON.parse(fs.readFileSync(new URL("format.json", import.meta.url), "utf8"));
const db = new Database(process.argv[2], { readonly: true });
const rows = (query, ...values) => db.prepare(query).all(...values);
const pairs = (query) => new Map(db.prepare(query).raw(true).all());
const sha = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();
const sortedHash = (leaves) => sha(...leaves.toSorted(Buffer.compare));
const keyed = (salt, data) => createHmac("sha256", salt).update(data).digest();
const hex = (bytes) => (bytes === null ? null : Buffer.from(bytes).toString("hex"));
const faults = [];
const same = (a, b, fault) => hex(a) === hex(b) || faults.push(fault);

// Values as bytes, by a word for their kind; a reference is given by its uid, or as `ref` by its id.
const uids = pairs("select id, uid from entity");
const uidOf = (id) => uids.get(id) ?? null;
const sized = (mark, bytes) => Buffer.concat([Buffer.from(`${mark}${bytes.length}:`), bytes]);
const kindsOfValue = {
  int: (v) => Buffer.from(`i${v};`),
  text: (v) => sized("t", Buffer.from(v)),
  bytes: (v) => sized("b", v),
  uid: (v) => Buffer.concat([Buffer.from("r"), v]),
  ref: (v) => bytesOf("uid", uidOf(v)),
  refs: (v) => Buffer.concat([Buffer.from(`l${JSON.parse(v).length}:`), ...JSON.parse(v).map(uidOf)]),
  real: (v) => sized("b", Buffer.from(new Float64Array([v]).buffer).reverse()),
};
const bytesOf = (kind, v) => (v === null ? Buffer.from("n") : kindsOfValue[kind](v));
const write = (words, ...values) =>
  Buffer.concat(words.split(" ").map((kind, i) => bytesOf(kind, values[i] ?? null)));
const columns = (list, row) => Buffer.concat(list.map(([column, kind]) => bytesOf(kind, row[column])));

const meta = pairs("select key, value from meta");
const studyUid = hex(meta.get("study_uid"));
const withheld = rows("select * from withheld");
const events = rows(
  "select e.*, p.salt, p.body from event e left join event_payload p using (seq) order by seq",
);
const formatOf = new Map(events.map(({ seq, format }) => [seq, format]));
const absences = new Map(events.map(({ seq }) => [seq, []]));
function missing(seq, what, uid) {
  const leaf = sha(write("text text uid", "absent", what, uid));
  if (!withheld.some((one) => one.place === null && hex(one.leaf) === hex(leaf)))
    absences.get(seq)?.push(leaf);
}

// Words: what is there must have the digest that stands among the facts; what is not there is noted as absent.
for (const { name, content, content1 } of kinds)
  for (const row of rows(`select * from "${name}"`)) {
    const old = formatOf.get(row.from_seq) === 1;
    const sealed = old ? content1 : content;
    const words = sealed.map(([column]) => row[column]);
    const fault = `words of a ${name} of event ${row.from_seq}`;
    if (sealed.length === 0) continue;
    if (row.salt === null && words.every((word) => word === null)) missing(row.from_seq, name, uidOf(row.id));
    else if (row.salt === null) faults.push(fault);
    else same(keyed(row.salt, old ? JSON.stringify(words) : columns(sealed, row)), row.digest, fault);
  }
for (const row of rows("select * from revision r left join text_body b on b.revision_id = r.id"))
  if (row.salt === null && row.body === null) missing(row.from_seq, "text", uidOf(row.id));
  else same(keyed(row.salt ?? "", row.body ?? ""), row.text_digest, `text of event ${row.from_seq}`);

// What an event did to the tables.
const opened = (name, seq) => rows(`select * from "${name}" where from_seq = ? order by id`, seq);
const closed = (name, seq) => rows(`select id, from_seq from "${name}" where to_seq = ? order by id`, seq);
function rowsHash1(seq) {
  const plain = (v) => (v instanceof Buffer ? hex(v) : v);
  const lines = kinds.flatMap(({ name, since, facts1, content1 }) => {
    if (since > 1) return [];
    const line = (row) => [
      ...[name, row.id, hex(uidOf(row.id)), facts1.map(([column]) => plain(row[column]))],
      content1.length > 0 ? hex(row.digest) : null,
    ];
    return [
      ...opened(name, seq).map((row) => `+${JSON.stringify(line(row))}\n`),
      ...closed(name, seq).map((row) => `-${JSON.stringify([name, row.id, row.from_seq])}\n`),
    ];
  });
  return sha(...lines);
}
function rowsHash2(seq, replica) {
  const isRow = (one) =>
    one.seq === seq && one.place === null && one.kind !== "text" && one.kind !== "payload";
  const leaves = withheld.filter(isRow).map(({ leaf }) => leaf);
  for (const { name, facts, content } of kinds) {
    const leaf = (sign, row, version, ...rest) =>
      leaves.push(sha(write("text text ref bytes int", sign, name, row.id, replica, version), ...rest));
    for (const row of opened(name, seq))
      leaf(
        "+",
        row,
        row.as_of,
        columns(facts, row),
        bytesOf("bytes", content.length > 0 ? row.digest : null),
      );
    for (const row of closed(name, seq)) leaf("-", row, row.from_seq);
  }
  return sortedHash(leaves);
}

// The append-only tables: each row follows the one before.
const offers = pairs("select id, uid from offer");
const side = {
  offer: "uid revision_id start_ end_ code_id coder_id engine rank score probability at",
  outcome: "offer_id kind at",
  opening: "coder_id revision_id what at",
};
const kindOf = {
  uid: "uid",
  offer_id: "uid",
  engine: "text",
  kind: "text",
  what: "text",
  score: "real",
  probability: "real",
};
const sideBytes = (table, row) =>
  columns(
    side[table].split(" ").map((name) => [name, kindOf[name] ?? (name.endsWith("_id") ? "ref" : "int")]),
    { ...row, offer_id: offers.get(row.offer_id) ?? null },
  );
const chains = Object.keys(side).map((table) => {
  let previous = null;
  return rows(`select * from ${table} order by id`).map((row) => {
    const bytes = [write("text", table), sideBytes(table, row)];
    if (row.hash === null) return { seq: 0, hash: null, old: sha(write("int", row.id), ...bytes) };
    previous = withheld.find((one) => one.kind === table && one.place === row.id - 1)?.leaf ?? previous;
    same(sha(write("bytes int", previous, row.seq), ...bytes), row.hash, `${table} ${row.id}`);
    previous = row.hash;
    return row;
  });
});
const newest = (seq) => chains.map((chain) => chain.findLast((row) => row.seq < seq)?.hash ?? null);
function outsideOfFormat1(before) {
  const leaves = chains.flat().flatMap(({ old }) => old ?? []);
  for (const { name } of kinds.filter(({ since }) => since === 1))
    for (const row of rows(`select * from "${name}" where as_of is not null and from_seq < ?`, before))
      leaves.push(sha(write("text ref int int", name, row.id, row.from_seq, row.as_of)));
  return sortedHash(leaves);
}

// The chain from event to event, and what stands of each: what it wrote, or what its tombstones say was left.
const stones = rows("select * from tombstone order by from_seq, id");
const stateOf = (rowsHash, gone) => sha(write("text bytes bytes", "state", rowsHash, sortedHash(gone)));
const identity = sha(`themata identity ${studyUid} `, meta.get("secret"));
let previous = sha(`themata study ${studyUid}`);
for (const [i, e] of events.entries()) {
  const fault = (what) => `event ${e.seq}: ${what}`;
  if (e.seq !== i + 1) faults.push(fault("one before it is missing"));
  same(e.prev_hash, previous, fault("does not follow the one before"));
  const numbers = [e.phase_given, e.phase_inferred, e.undoes, e.batch];
  const said = [e.tool, e.command, ...numbers];
  const hashes = [e.payload_hash, e.rows_hash, e.side_hash, identity, e.prev_hash];
  const list = [
    1,
    e.seq,
    e.at,
    hex(uidOf(e.coder_id)),
    ...said,
    ...[hashes[0], hashes[1], hashes[4]].map(hex),
  ];
  const kindsOfEvent = "text int int int uid ref text text int int int int bytes bytes bytes bytes bytes";
  const seal = () =>
    write(kindsOfEvent, "event", e.format, e.seq, e.at, e.replica, e.coder_id, ...said, ...hashes);
  same(sha(e.format === 1 ? JSON.stringify(list) : seal()), e.hash, fault("changed"));
  previous = e.hash;
  if (e.salt === null && e.body === null) missing(e.seq, "payload", null);
  else same(keyed(e.salt ?? "", e.body ?? ""), e.payload_hash, fault("particulars"));
  const beside = () => sha(write("text bytes bytes bytes", "side", ...newest(e.seq)));
  if (e.format > 1)
    same(
      e.command === "study.migrate" ? outsideOfFormat1(e.seq) : beside(),
      e.side_hash,
      fault("suggestions"),
    );
  let state = stateOf(e.rows_hash, []);
  for (const stone of stones.filter(({ event }) => hex(event) === hex(e.hash))) {
    same(stone.before, state, fault("tombstone"));
    state = stone.after;
  }
  const now = e.format === 1 ? rowsHash1(e.seq) : rowsHash2(e.seq, e.replica);
  same(stateOf(now, absences.get(e.seq)), state, fault("records or words"));
}
for (const { name } of kinds)
  if (rows(`select 1 from "${name}" where max(from_seq, ifnull(to_seq, 0)) > ?`, events.length).length > 0)
    faults.push(`records (${name}) belong to no event`);

console.log(
  faults.length === 0 ? `sound: ${events.length} events, head ${hex(previous)}` : faults.join("\n"),
);
process.exitCode = faults.length === 0 ? 0 : 1;
