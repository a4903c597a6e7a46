import type { StoredRecord } from "../../core/records.js";
import type { LedgerEvent, StudyStore } from "../../store/port.js";
import { studyDays } from "../shared/study-zone.js";

/** One act that changed a theme, as a report tells it. */
export interface ThemeChange {
  readonly theme: string;
  /** ISO date. */
  readonly date: string;
  readonly coder: string;
  /** Short statements: "added as a candidate". */
  readonly what: readonly string[];
}

/** How the themes that are there (the dropped ones too) came to be, in the order of the acts. */
export async function themeHistory(
  store: StudyStore,
  events: readonly LedgerEvent[],
  coderName: (id: number) => string,
): Promise<ThemeChange[]> {
  const dayOf = await studyDays(store);
  const themes = await store.current("theme");
  const names = new Map<number | null, string>(themes.map(({ id, name }) => [id, name]));
  const eventOf = new Map(events.map((event) => [event.seq, event]));
  const found: (ThemeChange & { readonly seq: number })[] = [];
  for (const { id, name } of themes) {
    let before: StoredRecord<"theme"> | undefined;
    for (const version of await store.versions("theme", id)) {
      const what =
        before === undefined
          ? [
              `added as ${version.status}${version.parentId === null ? "" : ` under ${names.get(version.parentId) ?? "a theme since removed"}`}`,
            ]
          : changes(before, version, names);
      const event = eventOf.get(version.fromSeq);
      if (what.length > 0 && event !== undefined)
        found.push({
          seq: version.fromSeq,
          theme: name,
          date: dayOf(event.at),
          coder: coderName(event.coderId),
          what,
        });
      before = version;
    }
  }
  return found.sort((a, b) => a.seq - b.seq).map(({ seq: _seq, ...change }) => change);
}

function changes(
  before: StoredRecord<"theme">,
  after: StoredRecord<"theme">,
  names: ReadonlyMap<number | null, string>,
): string[] {
  const written = (key: "concept" | "boundaries", what: string) =>
    before[key] === after[key] ? [] : [`${what} ${before[key] === "" ? "written" : "revised"}`];
  return [
    ...(before.name === after.name ? [] : [`renamed from “${before.name}”`]),
    ...(before.status === after.status
      ? []
      : [
          `${before.status} to ${after.status}${after.status === "dropped" && after.reason !== "" ? `: ${after.reason}` : ""}`,
        ]),
    ...(before.parentId === after.parentId
      ? []
      : [
          after.parentId === null
            ? "moved to the top"
            : `moved under ${names.get(after.parentId) ?? "a theme since removed"}`,
        ]),
    ...written("concept", "central concept"),
    ...written("boundaries", "boundaries"),
  ];
}
