const faultTexts: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "a quotation mark is opened and never closed",
  INVALID_OPENING_QUOTE: "a quotation mark stands within a field that does not begin with one",
  CSV_INVALID_CLOSING_QUOTE: "something stands between a closing quotation mark and the end of the field",
};

/**
 * What is wrong with a table, by the reader's code for it. The reader's own words repeat what the fields say, which
 * may be a participant's.
 */
export const csvFault = (code: string): string => faultTexts[code] ?? "its fields cannot be told apart";
