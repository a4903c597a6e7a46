/** A tag of a page, as a strict reader sees it: every attribute quoted. */
export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** The tags and the text of a page; throws at a `<` that begins no well-formed tag. */
export function tokens(html: string): { tags: Tag[]; text: string } {
  const tags: Tag[] = [];
  let text = "";
  let at = 0;
  const tag = /<(?:!DOCTYPE html|(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z][\w:-]*(?:="[^"]*")?)*)\s*\/?)>/y;
  while (at < html.length) {
    const next = html.indexOf("<", at);
    const end = next < 0 ? html.length : next;
    text += html.slice(at, end);
    if (next < 0) break;
    tag.lastIndex = next;
    const match = tag.exec(html);
    if (match === null) throw new Error(`No tag at: ${html.slice(next, next + 80)}`);
    at = tag.lastIndex;
    const attributes = new Map<string, string>();
    for (const [, name = "", value = ""] of (match[3] ?? "").matchAll(/([\w:-]+)(?:="([^"]*)")?/g)) {
      attributes.set(name, decode(value));
    }
    if (match[2] !== undefined && match[1] === "") tags.push({ name: match[2], attributes });
    if ((match[2] === "style" || match[2] === "script") && match[1] === "") {
      const close = html.indexOf(`</${match[2]}>`, at);
      text += html.slice(at, close);
      at = close;
    }
  }
  return { tags, text: decode(text) };
}

/** Entities as Handlebars and the drawings write them. */
export function decode(text: string): string {
  const named: Record<string, string> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
    hex !== undefined
      ? String.fromCodePoint(Number.parseInt(hex, 16))
      : decimal !== undefined
        ? String.fromCodePoint(Number(decimal))
        : (named[name] ?? whole),
  );
}
