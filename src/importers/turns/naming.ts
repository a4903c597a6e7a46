/** A speaker's name or a key from a file: one line, without control or invisible direction characters. */
export function cleanName(name: string): string {
  return name
    .replace(/[\p{Cc}\s]+/gu, " ")
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .toWellFormed()
    .trim();
}

/** The suggested name of a source: the file's name without folders and extension. It is a label, never a path. */
export function sourceName(fileName: string): string {
  const base = cleanName(fileName.replace(/^.*[/\\]/s, ""));
  return base.replace(/(?<=.)\.[^.\s]{1,12}$/, "") || "untitled";
}
