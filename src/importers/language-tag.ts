/** A BCP 47 tag, if a header field holds one (`en`, `pt-BR`); otherwise null. */
export function languageTag(value: string | undefined): string | null {
  const tag = value?.trim() ?? "";
  return /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag) ? tag : null;
}
