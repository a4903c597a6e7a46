import { checkWord } from "./check-word.js";
import { timeZone } from "./days.js";
import { usageError } from "./errors.js";
import { type SettingField, settingField, settingFields } from "./settings.js";
import { fold, similarNames } from "./similar.js";
import { parseValueOrders } from "./value-orders.js";

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
  if (field.key === "value_order") parseValueOrders(text);
  if (text === "" || field.values === undefined) return text;
  return checkWord(field.key, text, field.values);
}
