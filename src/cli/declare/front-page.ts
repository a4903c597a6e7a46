import type { CommandUnknownOpts } from "@commander-js/extra-typings";

/** A group of commands: what is used on most days with its one line, and what is needed now and then. */
interface Topic {
  readonly topic: string;
  readonly heading: string;
  readonly daily: Readonly<Record<string, string>>;
  readonly more: readonly string[];
}

/** Every command, in the order of the work. */
export const topics: readonly Topic[] = [
  {
    topic: "start",
    heading: "Start",
    daily: {
      demo: "make a worked study to look around in",
      init: "make a study in a folder",
      status: "where the study stands, and what comes next",
    },
    more: [],
  },
  {
    topic: "data",
    heading: "Data",
    daily: {
      import: "read transcripts and survey answers",
      source: "the transcripts: list, look at one, rename, remove",
      participant: "the people: list, read from a table, set attributes",
    },
    more: ["guide"],
  },
  {
    topic: "coding",
    heading: "Coding",
    daily: {
      code: "open the coder on a source, or code one passage",
      codebook: "the codes, their tree and definitions",
      suggest: "suggest codes, learned from your own codings",
      codings: "list the codings, or hand them out for review",
      memo: "notes on anything",
    },
    more: ["apply", "uncode", "recode", "autocode", "transcript"],
  },
  {
    topic: "themes",
    heading: "Themes",
    daily: {
      theme: "build themes from codes",
      map: "draw the thematic map",
    },
    more: [],
  },
  {
    topic: "analysis",
    heading: "Analysis",
    daily: {
      find: "passages by words, codes, people",
      frequency: "how many people a code or theme reaches",
      matrix: "codes or themes by person, group or question",
      cooccurrence: "codes that occur together, or follow each other",
    },
    more: ["words", "saturation", "coverage", "framework"],
  },
  {
    topic: "teams",
    heading: "Teams",
    daily: { agreement: "how far coders agree" },
    more: ["coder", "adjudicate"],
  },
  {
    topic: "report",
    heading: "Report",
    daily: {
      quotes: "choose the quotations",
      report: "write the report: HTML, Word, PDF, Markdown, LaTeX",
      check: "COREQ and other checklists; a manuscript against its data",
      export: "write the codings for R, Python or a spreadsheet",
    },
    more: [],
  },
  {
    topic: "history",
    heading: "History",
    daily: {
      undo: "take your latest change back",
      log: "what was changed, when and by whom",
      backup: "copy the study to a file",
    },
    more: ["redo", "show", "verify", "restore"],
  },
  {
    topic: "study",
    heading: "Record-keeping",
    daily: {},
    more: ["study", "team", "recruitment", "activity", "milestone", "phase", "pass", "round", "bundle"],
  },
  { topic: "setup", heading: "Set-up", daily: {}, more: ["config", "completion", "doctor"] },
];

const exitCodes = `Exit codes: 0 done; 1 done, and the answer is no; 2 wrong usage; 3 a problem with the data;
4 conflict with a newer change; 70 a bug; 130 interrupted.`;

/** What stands before the first page where there is no study yet. */
export const firstSteps = `Begin with
  themata demo                              a worked study, from transcripts to report
  themata init --approach codebook          a study of your own in this folder
  themata import interviews/*.docx          its transcripts
  themata code NAME                         the first one, in the coder

`;

/** The first page of the help: the commands of most days, and where the others are. */
export function frontPage(program: CommandUnknownOpts): string {
  const listed = topics.flatMap(({ heading, daily }) =>
    Object.entries(daily).map(
      ([name, line], i) => `${(i === 0 ? heading : "").padEnd(10)}${name.padEnd(14)}${line}`,
    ),
  );
  const others = topics
    .filter(({ more }) => more.length > 0)
    .map(({ topic, more }) => `  ${topic.padEnd(10)}${more.join(" ")}`);
  return [
    program.description(),
    "Usage: themata COMMAND [options]",
    "",
    ...listed,
    "",
    "More, by topic ('themata help TOPIC' explains them):",
    ...others,
    "",
    "'themata COMMAND --help' explains a command, 'themata help options' what all take.",
    "",
  ].join("\n");
}

/** A topic's commands with their descriptions; the options and exit codes under `options`; null for another word. */
export function topicPage(program: CommandUnknownOpts, word: string): string | null {
  const help = program.createHelp();
  const list = (terms: readonly (readonly [string, string])[]) => {
    const widest = Math.max(...terms.map(([term]) => term.length));
    return terms.map(([term, about]) => help.formatItem(term, widest, about, help));
  };
  if (word === "options")
    return [
      "Options that every command takes",
      ...list(program.options.map((option) => [option.flags, option.description])),
      "",
      exitCodes,
      "",
    ].join("\n");
  const wanted = topics.filter(({ topic }) => word === "all" || topic === word);
  if (wanted.length === 0) return null;
  return wanted
    .flatMap(({ heading, daily, more }) => [
      heading,
      ...list(
        [...Object.keys(daily), ...more].map((name) => [
          name,
          program.commands.find((command) => command.name() === name)?.description() ?? "",
        ]),
      ),
      "",
    ])
    .join("\n");
}

/** Puts the commands into the order of the topics, each under its heading. */
export function arrange(program: CommandUnknownOpts): void {
  const order = new Map(
    topics.flatMap(({ heading, daily, more }) =>
      [...Object.keys(daily), ...more].map((name) => [name, heading] as const),
    ),
  );
  const places = [...order.keys()];
  for (const command of program.commands) {
    const heading = order.get(command.name());
    if (heading !== undefined) command.helpGroup(`${heading}:`);
  }
  (program.commands as CommandUnknownOpts[]).sort(
    (a, b) => places.indexOf(a.name()) - places.indexOf(b.name()),
  );
}
