import { usageError } from "../../core/errors.js";
import type { Id, Member, Seq, StoredRecord } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import { type ListedMember, type MemberFields, memberTexts } from "../../core/team-member.js";
import { checkName } from "../shared/check-fields.js";
import { codersNamed } from "../shared/coders.js";
import { resolveName } from "../shared/resolve.js";
import { act, type Work } from "../shared/work.js";

/** The members of the team, in the order they were added. */
export async function listTeam({ store }: Pick<Work, "store">): Promise<ListedMember[]> {
  const coders = new Map((await store.current("coder")).map(({ id, name }) => [id, name]));
  return (await store.current("member")).map((m) => ({
    id: m.uid,
    name: m.name,
    initials: m.initials,
    roles: m.roles,
    credentials: m.credentials,
    occupation: m.occupation,
    gender: m.gender,
    experience: m.experience,
    relationship: m.relationship,
    coder: m.coderId === null ? null : (coders.get(m.coderId) ?? null),
  }));
}

/** Adds a member of the research team. */
export async function addMember(
  work: Work,
  name: string,
  fields: MemberFields,
): Promise<{ event: Seq | null; member: string }> {
  const member = { ...noMember, ...memberRecord({ ...fields, name }) };
  const { seq } = await work.store.record(act(work, "team.add", { ...fields, name }), async (draft) => {
    checkFree(member.name, await work.store.current("member"), null);
    draft.add("member", { ...member, coderId: await coderId(work, fields.coder) });
  });
  return { event: seq, member: member.name };
}

/** Changes what is recorded about a member. */
export async function editMember(
  work: Work,
  wanted: string,
  fields: MemberFields,
): Promise<{ event: Seq | null; member: string }> {
  const { coder, ...details } = fields;
  const change = memberRecord(details);
  if (coder === undefined && Object.keys(change).length === 0)
    throw usageError(
      "nothing-given",
      "There is nothing to change.",
      "For example: --occupation 'Senior lecturer'",
    );
  const { seq, result } = await work.store.record(
    act(work, "team.edit", { member: wanted, ...fields }),
    async (draft) => {
      const members = (await work.store.current("member")).map((m) => ({ ...m, path: m.name }));
      const byInitials = members.filter(({ initials }) => initials !== "" && fold(initials) === fold(wanted));
      const member =
        byInitials.length === 1 && byInitials[0] !== undefined
          ? byInitials[0]
          : resolveName(wanted, members, "member");
      if (change.name !== undefined) checkFree(change.name, members, member.id);
      draft.change("member", member.id, {
        ...change,
        ...(coder === undefined ? {} : { coderId: await coderId(work, coder) }),
      });
      return change.name ?? member.name;
    },
  );
  return { event: seq, member: result };
}

export const noMember: Omit<Member, "name"> = {
  coderId: null,
  roles: [],
  initials: "",
  credentials: "",
  occupation: "",
  gender: "",
  experience: "",
  relationship: "",
};

/** The record's fields that are told, trimmed. */
export function memberRecord<F extends MemberFields>(
  fields: F,
): Partial<Member> & (F extends { name: string } ? { name: string } : unknown) {
  const texts = memberTexts.flatMap((key) => {
    const value = fields[key];
    return value === undefined ? [] : [[key, value.trim()] as const];
  });
  const record: Partial<Member> = {
    ...(fields.name === undefined ? {} : { name: checkName("A team member's name", fields.name) }),
    ...(fields.roles === undefined
      ? {}
      : { roles: fields.roles.map((r) => r.trim()).filter((r) => r !== "") }),
    ...Object.fromEntries(texts),
  };
  return record as ReturnType<typeof memberRecord<F>>;
}

function checkFree(name: string, members: readonly StoredRecord<"member">[], own: Id | null): void {
  if (members.some((member) => member.id !== own && fold(member.name) === fold(name)))
    throw usageError(
      "member-exists",
      `The team has a "${name}" already.`,
      `Change it with 'themata team edit "${name}" …'.`,
    );
}

/** The coder a member is; none where the name is empty. */
export async function coderId({ store }: Pick<Work, "store">, name: string | undefined): Promise<Id | null> {
  if (name === undefined || name.trim() === "") return null;
  return (await codersNamed(store, [name]))[0]?.id ?? null;
}
