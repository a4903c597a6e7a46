import type { Id } from "../core/records.js";

/** A number of the study, and how it was counted. */
export interface Figure {
  readonly value: number;
  /** Such as "active participants with at least one turn". */
  readonly how: string;
}

/** How the sessions were held, and what was asked and answered. Names are of the team, never of participants. */
export interface ConductFigures {
  /** Sessions by mode as recorded ("video call"); an empty mode where it is not. */
  readonly modes: readonly { readonly mode: string; readonly n: number }[];
  /** The team with the sessions each held; an empty name for sessions of which it is not recorded. */
  readonly interviewers: readonly { readonly name: string; readonly initials: string; readonly n: number }[];
  /** Places of the sessions, as recorded; none in a bundle. */
  readonly places: readonly string[];
  /** Questions of the interview guide. */
  readonly questions: readonly Figure[];
  /** People who answered when findings or transcripts were returned to them. */
  readonly replies: readonly Figure[];
}

/** How many participants a theme or code reaches. */
export interface Reach {
  readonly kind: "theme" | "code";
  readonly id: Id;
  readonly name: string;
  /** Short names of it. */
  readonly aliases?: readonly string[] | undefined;
  readonly n: number;
  readonly N: number;
  /** By role. */
  readonly byRole: ReadonlyMap<string, { readonly n: number; readonly N: number }>;
  /** Of a code with codes below it, which is counted with them: the code's own, which tables print as well. */
  readonly own?: Pick<Reach, "n" | "N" | "byRole"> | undefined;
}

/** The numbers of a study that a paper may state. Where papers count in several ways, all are listed. */
export interface StudyFigures {
  readonly participants: Figure;
  /** Participants by role, as recorded ("mentor"). */
  readonly roles: ReadonlyMap<string, number>;
  /** Values of participants' attributes with how many have them, and how many of each role; a bundle does not tell the latter. */
  readonly attributes: readonly {
    readonly key: string;
    readonly value: string;
    readonly n: number;
    readonly byRole?: ReadonlyMap<string, number> | undefined;
  }[];
  readonly interviews: Figure;
  readonly focusGroups: Figure;
  readonly transcripts: Figure;
  readonly codes: readonly Figure[];
  readonly themes: readonly Figure[];
  readonly subthemes: readonly Figure[];
  /** Lengths of the interviews in minutes, those that are known. */
  readonly minutes: readonly number[];
  /** Interviews whose length is not known. */
  readonly minutesMissing: number;
  readonly words: readonly Figure[];
  readonly segments: readonly Figure[];
  /** Null where recruitment was not recorded. */
  readonly recruitment: {
    readonly approached: number;
    readonly refused: number;
    readonly withdrew: number;
  } | null;
  /** Dates of the sessions, ISO, in order. */
  readonly dates: readonly string[];
  /** Sources that two people or more coded or finished, and all. */
  readonly doubleCoded: { readonly n: number; readonly N: number };
  readonly coders: number;
  readonly conduct: ConductFigures;
  /** Coefficients of agreement over codes, every way they may be stated; empty where nothing is double coded. */
  readonly kappa: readonly Figure[];
  readonly alpha: readonly Figure[];
  readonly observed: readonly Figure[];
  /** Coefficients of single codes, by name. */
  readonly perCode: readonly {
    readonly code: string;
    readonly kappa: number | null;
    readonly alpha: number | null;
  }[];
  readonly reach: readonly Reach[];
}
