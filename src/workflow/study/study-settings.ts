import { timeZone } from "../../core/days.js";
import { usageError } from "../../core/errors.js";
import type { Seq } from "../../core/records.js";
import { type SettingField, settingField, settingFields } from "../../core/settings.js";
import { fold, similarNames } from "../../core/similar.js";
import type { AsOf, StudyStore } from "../../store/port.js";
import { checkWord } from "../shared/check-fields.js";
import { act, type Work } from "../shared/work.js";

/** The study's particulars that are set, by key. */
export async function readSettings(store: StudyStore, state: AsOf = {}): Promise<Map<string, string>> {
  return new Map((await store.current("setting", {}, state)).map(({ key, value }) => [key, value]));
}

/** The field meant by a key as somebody wrote it (`Field notes` is `field_notes`). */
export function findSetting(wanted: string): SettingField {
  const key = fold(wanted).replace(/[\s-]+/g, "_");
  const field = settingField(key);
  if (field !== undefined) return field;
  const keys = settingFields.map((known) => known.key);
  const near = similarNames(key, keys);
  throw usageError(
    "unknown-setting",
    `There is no setting "${wanted}".`,
    `${near.length > 0 ? "Did you mean" : "There are"}: ${(near.length > 0 ? near : keys).join(", ")}${near.length > 0 ? "?" : "."}`,
  );
}

/** A value as it is kept. An empty one clears the setting; the approach cannot be cleared. */
export function checkSetting(field: SettingField, value: string): string {
  const text = value.replace(/\r\n?/g, "\n").trim();
  if (field.key === "approach" && text === "")
    throw usageError("no-approach", "A study has an approach: reflexive, codebook or reliability.");
  if (field.key === "timezone" && text !== "") {
    const zone = timeZone(text);
    if (zone === null)
      throw usageError(
        "bad-timezone",
        `There is no time zone "${text}".`,
        "Zones are called Europe/Berlin, Asia/Tokyo, UTC …",
      );
    return zone;
  }
  if (text === "" || field.values === undefined) return text;
  return checkWord(field.key, text, field.values);
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
