import type { XmlAttributes } from "../containers/scan-xml.js";

/** Which styles of an OpenDocument text are bold, by themselves or by the style they are based on. */
export class OdtStyles {
  readonly #styles = new Map<string, { parent: string | undefined; bold: boolean | undefined }>();
  #current: { parent: string | undefined; bold: boolean | undefined } | undefined;

  /** To be told of every element that opens: takes note of styles, passes over the rest. */
  open(name: string, attributes: XmlAttributes): void {
    if (name === "style:style") {
      this.#current = { parent: attributes["style:parent-style-name"], bold: undefined };
      this.#styles.set(attributes["style:name"] ?? "", this.#current);
    } else if (name === "style:text-properties" && this.#current !== undefined) {
      const weight = attributes["fo:font-weight"];
      if (weight !== undefined) this.#current.bold = weight === "bold" || Number(weight) >= 600;
    }
  }

  close(name: string): void {
    if (name === "style:style") this.#current = undefined;
  }

  /** True or false where the style or a parent says so, undefined where none does. */
  bold(name: string | undefined): boolean | undefined {
    let style = this.#styles.get(name ?? "");
    // A crooked file may make styles each other's parents.
    for (let depth = 0; style !== undefined && depth < 50; depth++) {
      if (style.bold !== undefined) return style.bold;
      style = this.#styles.get(style.parent ?? "");
    }
    return undefined;
  }
}
