import type { Id, ThemeEvidence } from "../../core/records.js";
import type { CodingRow } from "../../exchange/codings-csv.js";
import type { Draft, StudyStore } from "../../store/port.js";
import { type NamedTheme, resolveExact, withPaths } from "../shared/resolve.js";

/** Notes the codings of a table as evidence for and against themes, where the study has these themes. */
export class EvidenceOfTable {
  /** Themes that rows name and the study does not have, with how many rows do. */
  readonly unknown = new Map<string, number>();
  added = 0;
  readonly #draft: Draft;
  readonly #themes: readonly (readonly NamedTheme[])[];
  readonly #there: Set<string>;

  private constructor(draft: Draft, themes: readonly NamedTheme[], there: Set<string>) {
    this.#draft = draft;
    this.#themes = [
      themes.filter(({ status }) => status !== "dropped"),
      themes.filter(({ status }) => status === "dropped"),
    ];
    this.#there = there;
  }

  static async open(store: StudyStore, draft: Draft): Promise<EvidenceOfTable> {
    const there = await store.current("theme_evidence");
    return new EvidenceOfTable(
      draft,
      withPaths<"theme">(await store.current("theme")),
      new Set(there.map(({ themeId, codingId }) => `${themeId} ${codingId}`)),
    );
  }

  /** Gives how many notes were new. A coding that is evidence for or against a theme already stays what it is. */
  take({ evidenceFor, evidenceAgainst }: CodingRow, codingId: Id): number {
    const before = this.added;
    for (const name of evidenceFor) this.#note(name, codingId, "for");
    for (const name of evidenceAgainst) this.#note(name, codingId, "against");
    return this.added - before;
  }

  #note(name: string, codingId: Id, stance: ThemeEvidence["stance"]): void {
    const theme = resolveExact(name, this.#themes, "theme");
    if (theme === null) {
      this.unknown.set(name, (this.unknown.get(name) ?? 0) + 1);
      return;
    }
    const key = `${theme.id} ${codingId}`;
    if (this.#there.has(key)) return;
    this.#there.add(key);
    this.#draft.add("theme_evidence", { themeId: theme.id, codingId, stance, note: "" });
    this.added++;
  }
}
