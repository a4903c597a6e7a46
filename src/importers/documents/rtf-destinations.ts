/** Groups that hold no speech: tables of fonts and styles, pictures, notes, comments, fields' codes, list numbers. */
export const silentDestinations: ReadonlySet<string> = new Set(
  (
    "fonttbl colortbl stylesheet info pict objdata header headerl headerr headerf footer footerl footerr footerf " +
    "footnote annotation atnid atnauthor atndate atnref atrfstart atrfend xe tc rxe bkmkstart bkmkend listtable " +
    "listoverridetable listpicture revtbl rsidtbl generator themedata colorschememapping datastore latentstyles " +
    "xmlnstbl nonshppict mmathPr filetbl pgptbl pnseclvl listtext pntext fldinst private template title"
  ).split(" "),
);

/** Control words and symbols that stand for a character. */
export const characters: ReadonlyMap<string, string> = new Map([
  ["tab", "\t"],
  ["emdash", "—"],
  ["endash", "–"],
  ["lquote", "‘"],
  ["rquote", "’"],
  ["ldblquote", "“"],
  ["rdblquote", "”"],
  ["bullet", "•"],
  ["emspace", "\u2003"],
  ["enspace", "\u2002"],
  ["qmspace", "\u2005"],
  ["zwj", "\u200d"],
  ["zwnj", "\u200c"],
  ["ltrmark", "\u200e"],
  ["rtlmark", "\u200f"],
  ["~", "\u00a0"],
  ["_", "\u2011"],
  ["{", "{"],
  ["}", "}"],
  ["\\", "\\"],
]);

/** Code pages of fonts by their character set. */
const charsets = new Map<number, number>([
  [0, 1252],
  [77, 10000],
  [128, 932],
  [129, 949],
  [134, 936],
  [136, 950],
  [161, 1253],
  [162, 1254],
  [163, 1258],
  [177, 1255],
  [178, 1256],
  [186, 1257],
  [204, 1251],
  [222, 874],
  [238, 1250],
]);

export const codePageOfCharset = (charset: number): number | null => charsets.get(charset) ?? null;
