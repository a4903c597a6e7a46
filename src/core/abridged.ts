/** The field of a transcript's front matter by which a person says whether it is abridged. */
export const abridgedKey = "abridged";

const said =
  /(?<!\b(?:not|non|un)[\s-])\b(?:abridged|abridge?ment|excerpts?|excerpted|shortened|gekürzt\p{L}*|abrég\p{L}+|abreviad[oa]|resumid[oa]|ingekort)(?!\p{L})/iu;
const no = /^(?:no|not|false|0|none|nein|non|nee)\b/i;

/**
 * Whether a transcript says that it is abridged: by a field `abridged`, else anywhere in its front matter ("Duration:
 * 41 minutes (abridged)"). Its words then do not fill its minutes, and no pace may be computed from them.
 */
export function isAbridged(meta: Readonly<Record<string, string>>): boolean {
  const field = Object.entries(meta).find(([key]) => key.toLowerCase() === abridgedKey)?.[1];
  if (field !== undefined) return field.trim() !== "" && !no.test(field.trim());
  return Object.values(meta).some((value) => said.test(value));
}
