import type { ErrorCode } from "../../core/error-code.js";
import { Refusal } from "../refusal.js";

export type XmlAttributes = Readonly<Record<string, string>>;

/** What happens in an XML document, in order. Names keep their prefix. */
export interface XmlHandler {
  open?(name: string, attributes: XmlAttributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

/**
 * Reports the events of an XML text that `xmlText` has cleared of document types. Throws `Refusal` with
 * `code` where it is not well-formed: half an interview must not pass for a whole one.
 */
export async function scanXml(xml: string, code: ErrorCode, handler: XmlHandler): Promise<void> {
  const { default: saxes } = await import("saxes");
  const parser = new saxes.SaxesParser();
  parser.on("error", (error) => {
    const line = /^(\d+):/.exec(error.message)?.[1];
    throw new Refusal(
      code,
      `The XML of this file is damaged${line === undefined ? "" : ` at line ${line}`}.`,
    );
  });
  if (handler.open) parser.on("opentag", (tag) => handler.open?.(tag.name, tag.attributes as XmlAttributes));
  if (handler.close) parser.on("closetag", (tag) => handler.close?.(tag.name));
  if (handler.text) {
    parser.on("text", (text) => handler.text?.(text));
    parser.on("cdata", (text) => handler.text?.(text));
  }
  parser.write(xml).close();
}
