import path from "node:path";
import type { EncoderSetting } from "../../../jobs/encoder-choice.js";
import { readSettings } from "../../coder/settings.js";
import type { Io } from "../../io.js";

/**
 * The sentence encoder that the settings name (`suggest.encoder`); a folder is taken from the study's own folder, or
 * from that of the user's configuration. `THEMATA_ENCODER_MODULES` names a folder with the optional packages.
 */
export function encoderSetting(io: Io, study: string | null): EncoderSetting {
  const entry = readSettings(io, study).find(({ key }) => key === "suggest.encoder");
  const value = entry?.value ?? "auto";
  const from = entry?.origin === "study" && study !== null ? study : path.dirname(entry?.file ?? io.cwd);
  return {
    use: value === "auto" || value === "off" ? value : path.resolve(from, value),
    modules: io.env.THEMATA_ENCODER_MODULES ? path.resolve(io.cwd, io.env.THEMATA_ENCODER_MODULES) : null,
  };
}
