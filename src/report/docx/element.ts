import { BuilderElement, type ParagraphChild, type XmlComponent } from "docx";

/** An element of the document that the library has no (reproducible) class for. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>> = {},
  children: readonly (XmlComponent | ParagraphChild)[] = [],
): BuilderElement {
  return new BuilderElement({
    name,
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([key, value]) => [key, { key, value }]),
    ) as never,
    children: children as readonly XmlComponent[],
  });
}
