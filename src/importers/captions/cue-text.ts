import { decodeEntities } from "../documents/entities.js";
import { cleanName } from "../turns/naming.js";

/** A stretch of a caption by one voice. */
export interface VoicedText {
  /** The name in `<v Name>`; null where the voice has no name or no voice is marked. */
  readonly voice: string | null;
  /** Whether a voice tag begins it. */
  readonly voiced: boolean;
  /** Without tags, entities decoded; lines as in the file. */
  readonly text: string;
}

/**
 * Reads a caption's text: `<v Name>` (closed or not) gives the voice, other tags and times inside are
 * dropped, entities decoded. A `<` that begins no tag stays, and so does all text behind an unclosed one.
 */
export function voicesOf(payload: string): VoicedText[] {
  const voices: VoicedText[] = [];
  let voice: string | null = null;
  let voiced = false;
  let text = "";
  let plain = "";
  const flush = () => {
    text += decodeEntities(plain);
    plain = "";
  };
  const close = () => {
    flush();
    if (text.trim() !== "" || voice !== null) voices.push({ voice, voiced, text });
    text = "";
  };
  let at = 0;
  while (at < payload.length) {
    const open = payload.indexOf("<", at);
    plain += payload.slice(at, open < 0 ? payload.length : open);
    if (open < 0) break;
    flush();
    const end = payload.indexOf(">", open);
    const inside = payload.slice(open + 1, end < 0 ? payload.length : end);
    if (end < 0 && !/^\/?[a-z]*\.?\s*$|^[<\s.]*$/.test(inside)) plain += `<${inside}`;
    else if (end >= 0 && !/^(?:[a-zA-Z/]|[\d:.]+$|$|\.)/.test(inside)) {
      plain += "<";
      at = open + 1;
      continue;
    } else {
      const tag = /^(\/?)v(?:\.[^\s>]*)?(?:[ \t\n]([\s\S]*))?$/.exec(inside);
      if (tag !== null) {
        close();
        voice = tag[1] === "/" ? null : cleanName(decodeEntities(tag[2] ?? "")) || null;
        voiced = tag[1] !== "/";
      }
    }
    at = end < 0 ? payload.length : end + 1;
  }
  close();
  return voices;
}

/** Style marks of SubRip players: `{\an8}`. */
export const withoutStyleMarks = (payload: string) =>
  payload.includes("{\\") ? payload.replace(/\{\\[^}\n]{0,200}\}/g, "") : payload;
