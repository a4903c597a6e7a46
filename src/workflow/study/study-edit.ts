import { conflictError } from "../../core/errors.js";
import type { Id, Member, Seq, StoredRecord } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import {
  type AnswerFields,
  type MemberEntry,
  parseStudyDocument,
  type StudyDocument,
} from "../../exchange/study-document.js";
import { writeStudyDocument } from "../../exchange/study-template.js";
import type { AsOf, Draft, StudyStore } from "../../store/port.js";
import { answerPlace } from "../checks/answer-place.js";
import { answeredLists } from "../checks/set-answer.js";
import { act, type Work } from "../shared/work.js";
import { readSettings } from "./study-settings.js";
import { coderId, listTeam, memberRecord, noMember } from "./team.js";

/** One difference an edit makes, in words. */
export interface StudyChange {
  /** `title`, `team: Dr A. Example: occupation`, `coreq 23: text`. */
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** The study as a file to edit. */
export async function studyFile(work: Work): Promise<string> {
  const { store } = work;
  return writeStudyDocument({
    settings: await readSettings(store),
    team: await listTeam(work),
    answers: (await store.current("answer")).sort(
      (a, b) =>
        a.checklist.localeCompare(b.checklist, "en") || a.item.localeCompare(b.item, "en", { numeric: true }),
    ),
  });
}

/** Reads a study file; its answers may be to items of our checklists, and of their own that have answers already. */
export async function readStudyFile(work: Work, text: string, name: string): Promise<StudyDocument> {
  const ownLists = await answeredLists(work);
  return parseStudyDocument(text, name, (list, item) => answerPlace(list, item, ownLists));
}

/**
 * Applies a study file as one event. With `base`, the event the file was written after, only what the
 * editor changed is applied, and what somebody else changed meanwhile is a conflict.
 */
export async function applyStudyFile(
  work: Work,
  document: StudyDocument,
  base: Seq | null,
): Promise<{ event: Seq | null; changes: readonly StudyChange[] }> {
  const state = base === null ? {} : { asOf: base };
  const plan = (draft: Draft | null) => new Plan(work.store, draft, state).run(document);
  const foreseen = await plan(null);
  const { seq, result } = await work.store.record(
    act(work, "study.edit", { changed: foreseen.map(({ what }) => what) }),
    (draft) => plan(draft),
  );
  return { event: seq, changes: result };
}

/** Holds a file against the study as it was and as it is, and writes the difference. */
class Plan {
  readonly #changes: StudyChange[] = [];

  constructor(
    readonly store: StudyStore,
    readonly draft: Draft | null,
    readonly base: AsOf,
  ) {}

  async run({ settings, team, answers }: StudyDocument): Promise<readonly StudyChange[]> {
    await this.#settings(settings);
    if (team !== null) await this.#team(team);
    await this.#answers(answers);
    return this.#changes;
  }

  /** Whether a value is to be written: the file changed it, and nobody else did. */
  #differs(what: string, base: string, wanted: string, now: string): boolean {
    if (wanted === base || wanted === now) return false;
    if (now !== base) throw changedMeanwhile(what, now);
    this.#changes.push({ what, before: now, after: wanted });
    return true;
  }

  async #settings(wanted: ReadonlyMap<string, string>): Promise<void> {
    const base = await readSettings(this.store, this.base);
    const now = new Map((await this.store.current("setting")).map((setting) => [setting.key, setting]));
    for (const [key, value] of wanted) {
      const kept = now.get(key);
      if (!this.#differs(key, base.get(key) ?? "", value, kept?.value ?? "")) continue;
      if (kept === undefined) this.draft?.add("setting", { key, value });
      else if (value === "") this.draft?.close("setting", kept.id);
      else this.draft?.change("setting", kept.id, { value });
    }
  }

  async #team(entries: readonly MemberEntry[]): Promise<void> {
    const base = await this.store.current("member", {}, this.base);
    const now = await this.store.current("member");
    const coders = new Map((await this.store.current("coder")).map(({ id, name }) => [id, name]));
    const kept = new Set<Id>();
    for (const entry of entries) {
      const old = matching(entry, base, kept);
      const coder = entry.coder === undefined ? undefined : await coderId({ store: this.store }, entry.coder);
      if (old === undefined) await this.#join(entry, coder ?? null, now);
      else {
        kept.add(old.id);
        const current = now.find(({ id }) => id === old.id);
        if (current === undefined) throw changedMeanwhile(`team: ${old.name}`, "no longer in the team");
        this.#change(entry, coder, { old, current, coders });
      }
    }
    for (const old of base) {
      const current = now.find(({ id }) => id === old.id);
      if (kept.has(old.id) || current === undefined) continue;
      if (current.fromSeq !== old.fromSeq) throw changedMeanwhile(`team: ${old.name}`, "changed");
      this.#changes.push({ what: `team: ${old.name}`, before: old.name, after: "" });
      this.draft?.close("member", old.id);
    }
  }

  async #join(entry: MemberEntry, coderId: Id | null, now: readonly StoredRecord<"member">[]): Promise<void> {
    if (now.some(({ name }) => fold(name) === fold(entry.name)))
      throw changedMeanwhile(`team: ${entry.name}`, "in the team already");
    this.#changes.push({ what: `team: ${entry.name}`, before: "", after: entry.name });
    this.draft?.add("member", { ...noMember, ...memberRecord(entry), coderId });
  }

  #change(
    entry: MemberEntry,
    coder: Id | null | undefined,
    {
      old,
      current,
      coders,
    }: { old: StoredRecord<"member">; current: StoredRecord<"member">; coders: ReadonlyMap<Id, string> },
  ): void {
    const wanted: Partial<Member> = {
      ...memberRecord(entry),
      ...(coder === undefined ? {} : { coderId: coder }),
    };
    const shown = (member: Partial<Member>, key: keyof Member): string => {
      const value = member[key];
      if (typeof value === "number") return coders.get(value) ?? "";
      return Array.isArray(value) ? value.join(", ") : String(value ?? "");
    };
    for (const key of Object.keys(wanted) as (keyof Member)[]) {
      const what = `team: ${old.name}: ${key === "coderId" ? "coder" : key}`;
      if (this.#differs(what, shown(old, key), shown(wanted, key), shown(current, key)))
        this.draft?.change("member", old.id, { [key]: wanted[key] });
    }
  }

  async #answers(wanted: ReadonlyMap<string, AnswerFields>): Promise<void> {
    const byItem = async (state: AsOf) =>
      new Map((await this.store.current("answer", {}, state)).map((a) => [`${a.checklist} ${a.item}`, a]));
    const base = await byItem(this.base);
    const now = await byItem({});
    for (const [what, answer] of wanted) {
      const kept = now.get(what);
      const keys = Object.keys(answer) as (keyof AnswerFields)[];
      const changed = keys.filter((key) =>
        this.#differs(`${what}: ${key}`, base.get(what)?.[key] ?? "", answer[key], kept?.[key] ?? ""),
      );
      if (changed.length === 0) continue;
      const [checklist = "", item = ""] = what.split(" ");
      if (kept === undefined) this.draft?.add("answer", { checklist, item, ...answer });
      else if (keys.every((key) => answer[key] === "")) this.draft?.close("answer", kept.id);
      else this.draft?.change("answer", kept.id, answer);
    }
  }
}

/** The member an entry is about: by id, else by name. */
function matching(
  { id, name }: MemberEntry,
  members: readonly StoredRecord<"member">[],
  taken: ReadonlySet<Id>,
): StoredRecord<"member"> | undefined {
  const free = members.filter((member) => !taken.has(member.id));
  const byId = id.length >= 4 ? free.filter(({ uid }) => uid.startsWith(id.toLowerCase())) : [];
  return byId.length === 1 ? byId[0] : free.find((member) => fold(member.name) === fold(name));
}

const changedMeanwhile = (what: string, now: string) =>
  conflictError(
    "changed-meanwhile",
    `"${what}" was changed meanwhile; it is now: ${now === "" ? "empty" : now.slice(0, 100)}`,
    "See 'themata log', then adapt the edit to what is there.",
  );
