import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import { describedCommands, idleProgram } from "../../docs/command-reference.js";

/** A call of a command. Where it names a file in `out/`, that is read as well. */
export interface Call {
  readonly argv: readonly string[];
  readonly stdin?: string;
}

const call = (...argv: string[]): Call => ({ argv });
const files = (endings: readonly string[], ...argv: string[]): Call[] =>
  endings.map((ending) => call(...argv, "-o", `out/${argv.join("-").replace(/\W+/g, "-")}.${ending}`));
const tables = ["csv", "xlsx", "docx", "md", "html", "json"];

/** Every command that the program declares, hidden ones too: those that do something by themselves. */
export function declaredCommands(): string[] {
  const acting = new Set(describedCommands().map(({ name }) => name));
  const visit = (command: CommandUnknownOpts, path: string): string[] => [
    ...(path !== "" && (command.commands.length === 0 || acting.has(path)) ? [path] : []),
    ...command.commands.flatMap((sub) => visit(sub, `${path} ${sub.name()}`.trim())),
  ];
  return visit(idleProgram().program, "");
}

/** What is asked of the study in the walk. */
export interface Asked {
  /** Ids of codings: in words that are shown, and over the words of somebody who withdrew. */
  readonly coding: string;
  readonly mixed: string;
  readonly memo: string;
  /** All codings with the code Silence. */
  readonly silences: readonly string[];
}

/** Whole copies of the study, which hold what it holds (docs/privacy.md), and what has no study to show anything of. */
export const notWalked: Readonly<Record<string, string>> = {
  backup: "a whole copy of the study, to be kept like it",
  restore: "puts a whole copy in place",
  init: "makes another study",
  demo: "makes another study",
  help: "says what commands there are",
};

/** How every other command is called, in an order in which each finds what it needs. */
export function calls({ coding, mixed, memo, silences }: Asked): Readonly<Record<string, readonly Call[]>> {
  const dry = (...argv: string[]) => call(...argv, "--dry-run");
  return {
    status: [call("status")],
    import: [
      {
        argv: ["import", "-", "--as", "txt", "--dry-run"],
        stdin: "Interviewer: Who?\n\nP: Nobody but me.\n",
      },
    ],
    "source list": [call("source", "list")],
    "source show": [call("source", "show", "talk"), call("source", "show", "alone")],
    "source turns": [call("source", "turns", "talk"), call("source", "turns", "alone")],
    "source set": [
      dry("source", "set", "talk", "place=ward"),
      dry("source", "set", "talk", "--speaker", "Nobody=N"),
    ],
    "source rename": [dry("source", "rename", "alone", "solo")],
    "source remove": [dry("source", "remove", "alone", "--cascade")],
    "participant list": [call("participant", "list")],
    "participant import": [
      dry("participant", "import", "people.csv"),
      dry("participant", "import", "speakers.csv"),
    ],
    "participant show": [call("participant", "show", "Doctor 7"), call("participant", "show", "Porter 2")],
    "participant set": [dry("participant", "set", "Doctor 7", "years=3")],
    "participant link": [dry("participant", "link", "Doctor 7", "Nurse 3", "--as", "mentor-of")],
    "participant unlink": [
      call("participant", "link", "Doctor 7", "Nurse 3", "--as", "mentor-of"),
      dry("participant", "unlink", "Doctor 7", "Nurse 3"),
    ],
    "guide import": [dry("guide", "import", "guide.yaml")],
    "guide link": [dry("guide", "link", "talk", "3", "begin")],
    "guide unlink": [dry("guide", "unlink", "talk", "3")],
    "guide show": [call("guide", "show")],
    code: [
      dry("code", "talk", "--turn", "3", "Asking"),
      dry("code", "talk", "--turn", "2-4", "Asking"),
      dry("code", "talk", "--span", "0:300", "Asking"),
      dry(
        "code",
        "talk",
        "--quote",
        "habit was to say nothing at all until the ward round was over",
        "Asking",
      ),
      dry("code", "talk", "--quote", "My own habit was to say nothing at all until the round", "Asking"),
      dry("code", "talk", "--quote", "was", "Asking"),
      {
        argv: ["code", "talk", "--screen-reader"],
        stdin:
          "turn\nread\nturn\nread\nwhere\nselect-sentence\nwhere\nturn\nread\ncodes\nturn\nsearch glorb\nsuggest\nquit\n",
      },
      { argv: ["code", "alone", "--screen-reader"], stdin: "read\nturn\nread\nnext-sentence\nwhere\nquit\n" },
    ],
    apply: [dry("apply", "rows.csv"), dry("apply", "wrong-rows.csv")],
    codings: [
      call("codings"),
      call("codings", "--participant", "Doctor 7"),
      call("codings", "--text", "was"),
      call("codings", "--where", 'participant:"Doctor 7"'),
      ...files(
        tables.filter((one) => one !== "docx"),
        "codings",
        "--participant",
        "Doctor 7",
      ),
    ],
    "codings confirm": [dry("codings", "confirm", mixed), dry("codings", "confirm", "--all")],
    "codings reject": [dry("codings", "reject", mixed), dry("codings", "reject", "--all")],
    "codings import": [dry("codings", "import", "review.csv")],
    uncode: [dry("uncode", mixed), dry("uncode", "--source", "alone", "--others")],
    recode: [dry("recode", mixed, "--to", "Asking"), dry("recode", "--source", "talk", "--to", "Asking")],
    "pass list": [call("pass", "list")],
    "pass start": [dry("pass", "start", "alone")],
    "pass finish": [dry("pass", "finish", "alone")],
    autocode: [
      dry("autocode", "--pattern", "[a-z]+", "--unit", "sentence", "--code", "Asking"),
      dry("autocode", "--text", "learned", "--unit", "turn", "--context", "2", "--code", "Asking"),
      dry("autocode", "--speaker", "Doctor 7", "--code", "Asking"),
      dry("autocode", "--speaker", "Nobody", "--code", "Asking"),
    ],
    transcript: ["talk", "alone"].flatMap((source) => [
      call("transcript", source, "-o", "-"),
      ...files(["html", "docx"], "transcript", source),
    ]),
    "memo list": [call("memo", "list")],
    "memo show": [call("memo", "show", memo)],
    "memo add": [dry("memo", "add", "Look again.", "--on", `coding:${mixed}`)],
    "memo edit": [dry("memo", "edit", memo, "Another thought.")],
    codebook: [call("codebook")],
    "codebook show": ["Asking", "Silence", "Learning"].map((code) => call("codebook", "show", code)),
    "codebook import": [dry("codebook", "import", "other-codes.yaml")],
    "codebook export": [
      call("codebook", "export", "-"),
      ...["yaml", "csv", "xlsx", "json", "docx"].map((ending) =>
        call("codebook", "export", `out/codebook.${ending}`),
      ),
    ],
    "codebook edit": [dry("codebook", "edit", "--file", "other-codes.yaml"), call("codebook", "edit")],
    "codebook add": [dry("codebook", "add", "Later")],
    "codebook set": [dry("codebook", "set", "Silence", "--example", "Nobody spoke.")],
    "codebook rename": [dry("codebook", "rename", "Silence", "Silences")],
    "codebook move": [dry("codebook", "move", "Silence", "--under", "Learning")],
    "codebook merge": [dry("codebook", "merge", "Silence", "--into", "Learning")],
    "codebook retire": [dry("codebook", "retire", "Silence")],
    "codebook history": ["Silence", "Learning"].map((code) => call("codebook", "history", code)),
    "codebook starter": [dry("codebook", "starter", "mentoring")],
    "codebook split": [
      call("codebook", "split", "Learning", "--into", "Early", "--into", "Late"),
      dry(
        "codebook",
        "split",
        "Silence",
        "--into",
        "Early",
        ...silences.flatMap((id) => ["--give", `${id}=Early`]),
      ),
    ],
    suggest: [call("suggest"), call("suggest", "talk", "--unit", "sentence"), call("suggest", "alone")],
    "suggest evaluate": [call("suggest", "evaluate", "--min-uses", "1", "--seeds", "1")],
    "suggest stats": [call("suggest", "stats")],
    "suggest doubt": [call("suggest", "doubt")],
    "suggest codes": [call("suggest", "codes")],
    "suggest groups": [call("suggest", "groups")],
    "theme list": [call("theme", "list")],
    "theme show": [call("theme", "show", "Silence has a rank")],
    "theme draft": [call("theme", "draft")],
    "theme add": [dry("theme", "add", "Another")],
    "theme edit": [dry("theme", "edit", "Silence has a rank", "--concept", "Rank decides who speaks.")],
    "theme assign": [dry("theme", "assign", "Silence has a rank", "Learning")],
    "theme unassign": [dry("theme", "unassign", "Silence has a rank", "Silence")],
    "theme link": [dry("theme", "link", "Silence has a rank", "Questions need company", "--as", "asks for")],
    "theme unlink": [
      call("theme", "link", "Silence has a rank", "Questions need company", "--as", "asks for"),
      dry("theme", "unlink", "Silence has a rank", "Questions need company"),
    ],
    "theme status": [dry("theme", "status", "Silence has a rank", "reviewed")],
    "theme drop": [dry("theme", "drop", "Silence has a rank", "--reason", "a topic")],
    "theme merge": [dry("theme", "merge", "Silence has a rank", "--into", "Questions need company")],
    "theme split": [
      dry(
        "theme",
        "split",
        "Questions need company",
        "--into",
        "A",
        "--into",
        "B",
        "--give",
        "Asking=A",
        "--give",
        "Learning=B",
      ),
    ],
    "theme evidence": [
      call("theme", "evidence"),
      call("theme", "evidence", "Silence has a rank"),
      dry("theme", "evidence", "Silence has a rank", mixed, "--for"),
      dry("theme", "evidence", "Silence has a rank", "--for", "--where", "source:talk"),
    ],
    "theme support": [
      call("theme", "support"),
      call("theme", "support", "Silence has a rank"),
      dry("theme", "support", "Silence has a rank", "--set-aside", "--where", "code:Silence"),
    ],
    "theme review": [
      call("theme", "review"),
      call("theme", "review", "Silence has a rank"),
      call("theme", "review", "Questions need company"),
    ],
    "theme contrast": ["Silence has a rank", "Questions need company"].map((theme) =>
      call("theme", "contrast", theme, "--quotes", "9"),
    ),
    map: [call("map"), ...files(["svg", "html", "dot"], "map"), call("map", "--at", "initial")],
    "map set": [dry("map", "set", "both", "Silence has a rank")],
    "map list": [call("map", "list")],
    "map snapshot": [dry("map", "snapshot", "developed")],
    "map diff": [call("map", "diff", "initial")],
    phase: [call("phase"), call("phase", "4")],
    find: [
      ...[
        "code:Silence",
        "code:Learning",
        "text:was",
        "/[a-z]+/",
        'participant:"Doctor 7"',
        "source:alone",
        "speaker:interviewer | role=porter",
        'theme:"Silence has a rank"',
        "code:Silence as of 31",
        "turn>1",
      ].map((query) => call("find", query, "--context", "400")),
      call("find", "--kwic", "*a*"),
      call("find", "--kwic", "*a*", "--everyone"),
      call("find", "speaker:nobody"),
      ...files(tables, "find", "code:Learning"),
    ],
    kwic: [call("kwic", "*a*"), call("kwic", "*a*", "--everyone")],
    sequence: [call("sequence")],
    words: [
      call("words"),
      call("words", "--by", "source"),
      call("words", "--by", "participant"),
      ...files(tables, "words"),
    ],
    frequency: [call("frequency"), call("frequency", "--by", "participant"), ...files(tables, "frequency")],
    matrix: [call("matrix", "--by", "participant"), ...files(tables, "matrix")],
    cooccurrence: [
      call("cooccurrence"),
      call("cooccurrence", "--unit", "turn"),
      call("cooccurrence", "--ordered"),
      ...files(tables, "cooccurrence"),
    ],
    saturation: [call("saturation")],
    coverage: [call("coverage"), call("coverage", "--chart", "out/portrait.svg")],
    framework: [call("framework"), ...files(tables, "framework", "--passages")],
    "framework set": [dry("framework", "set", "Porter 2", "Silence has a rank", "Says that nobody asked.")],
    "framework import": [dry("framework", "import", "framework.csv")],
    agreement: [
      call("agreement"),
      ...["turn", "sentence", "question"].map((unit) => call("agreement", "--disagreements", "--unit", unit)),
      call("agreement", "--disagreements", "--everybody"),
      call("agreement", "--disagreements", "--unit", "given", "--given-by", "ben"),
      call("agreement", "--unit", "codepoint"),
    ],
    "agreement table": [call("agreement", "table", "ratings.csv")],
    "round status": [call("round", "status")],
    "round start": [dry("round", "start")],
    "round close": [call("round", "start"), dry("round", "close")],
    adjudicate: [
      call("adjudicate", "--list"),
      call("adjudicate", "--list", "--everybody"),
      dry("adjudicate", "--agreed"),
      { argv: ["adjudicate", "talk"], stdin: "q\n" },
    ],
    report: [
      call("report", "--format", "md", "-o", "-"),
      ...files(["html", "docx", "md", "tex", "json"], "report", "--counts", "--force"),
      ...files(["html"], "report", "--split"),
    ],
    quotes: [
      call("quotes"),
      call("quotes", "--all"),
      dry("quotes", "--pick", mixed),
      dry("quotes", "--unpick", coding),
    ],
    "check coreq": [call("check", "coreq", "--full"), ...files(["docx", "xlsx", "md"], "check", "coreq")],
    "check srqr": [call("check", "srqr", "--full")],
    "check bc15": [call("check", "bc15", "--full")],
    "check bc20": [call("check", "bc20", "--full")],
    "check reflexive-draft": [call("check", "reflexive-draft", "--full")],
    "check quality": [call("check", "quality"), ...files(["docx", "xlsx", "md"], "check", "quality")],
    "check coherence": [call("check", "coherence", "--paper", "paper.md")],
    "check disclosure": [call("check", "disclosure", "--transcripts", "--full")],
    "check dismiss": [dry("check", "dismiss", "Timbuktu", "--reason", "A joke")],
    "check confirm": [dry("check", "confirm", "Timbuktu", "--reason", "A joke")],
    "check all": [call("check", "all")],
    "check answer": [dry("check", "answer", "coreq", "1", "--text", "Ann.")],
    "check list": [call("check", "list", "--all")],
    "check manuscript": [call("check", "manuscript", "paper.md", "--all")],
    check: [call("check"), call("check", "list.yaml")],
    "bundle create": [call("bundle", "create", "out/bundle.zip", "--manuscript", "exact.md")],
    "bundle verify": [call("bundle", "verify", "out/bundle.zip")],
    export: [
      call("export", "-"),
      call("export", "-", "--participant", "Doctor 7"),
      ...["csv", "xlsx", "jsonl", "json"].map((ending) => call("export", `out/codings.${ending}`)),
    ],
    log: [call("log", "--all")],
    show: ["2", "3", "4", "5", "7", "10", "27", "28", "31", "37"].map((event) => call("show", event)),
    verify: [call("verify", "--deep")],
    doctor: [call("doctor")],
    "study show": [call("study", "show")],
    "study set": [dry("study", "set", "title", "Marmalade")],
    "study edit": [dry("study", "edit", "--file", "study.yaml"), call("study", "edit")],
    "team list": [call("team", "list")],
    "team add": [dry("team", "add", "Dr A. Example")],
    "team edit": [
      call("team", "add", "Dr A. Example", "--initials", "AE"),
      dry("team", "edit", "AE", "--occupation", "lecturer"),
    ],
    "recruitment list": [call("recruitment", "list")],
    "recruitment add": [dry("recruitment", "add", "--approached", "4", "--agreed", "3")],
    "activity list": [call("activity", "list")],
    "activity add": [dry("activity", "add", "member check")],
    "milestone list": [call("milestone", "list")],
    "milestone add": [dry("milestone", "add", "codes settled")],
    "coder list": [call("coder", "list")],
    "coder add": [dry("coder", "add", "cleo")],
    "coder lead": [dry("coder", "lead", "ben")],
    "config show": [call("config", "show")],
    "config set": [call("config", "set", "keys.repeat", ". f2")],
    "config unset": [call("config", "unset", "keys.repeat")],
    completion: [call("completion", "bash")],
    complete: ["source show ", "participant show ", "autocode --speaker ", "codebook show ", "find "].map(
      (line) => call("complete", "--line", `themata ${line}`),
    ),
    undo: [dry("undo"), dry("undo", "37")],
    redo: [call("milestone", "add", "done"), call("undo"), dry("redo")],
  };
}
