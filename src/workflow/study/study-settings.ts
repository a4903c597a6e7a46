import type { Seq } from "../../core/records.js";
import { checkSetting, findSetting } from "../../core/setting-value.js";
import type { AsOf, StudyStore } from "../../store/port.js";
import { act, type Work } from "../shared/work.js";

/** The study's particulars that are set, by key. */
export async function readSettings(store: StudyStore, state: AsOf = {}): Promise<Map<string, string>> {
  return new Map((await store.current("setting", {}, state)).map(({ key, value }) => [key, value]));
}

export interface SettingChange {
  readonly event: Seq | null;
  readonly key: string;
  readonly value: string;
  readonly before: string;
}

/** Sets one of the study's details; an empty value clears it. */
export async function setSetting(work: Work, wanted: string, value: string): Promise<SettingChange> {
  const field = findSetting(wanted);
  const text = checkSetting(field, value);
  const { seq, result } = await work.store.record(
    act(work, "study.set", { key: field.key, value: text }),
    async (draft) => {
      const [old] = await work.store.current("setting", { key: field.key });
      if (old === undefined && text !== "") draft.add("setting", { key: field.key, value: text });
      if (old !== undefined && text === "") draft.close("setting", old.id);
      if (old !== undefined && text !== "") draft.change("setting", old.id, { value: text });
      return old?.value ?? "";
    },
  );
  return { event: seq, key: field.key, value: text, before: result };
}
