// The walls of the house: which room may reach which. See docs/architecture.md.

/** A room and the rooms it may import; everything else inside src/ is out of its reach. */
const rooms = {
  core: { to: [], why: "the language of the field knows no other room" },
  text: { to: ["core"], why: "text is about positions and words alone" },
  analysis: { to: ["core", "text"], why: "analysis is pure: columns in, tables out" },
  checklist: { to: ["core", "text"], why: "a rule is a function of the evidence alone" },
  manuscript: { to: ["core", "text"], why: "a paper is read without knowing the study's store" },
  importers: { to: ["core", "text"], why: "an importer turns bytes into transcripts and knows no study" },
  exchange: { to: ["core", "text"], why: "formats are read and written without knowing the store" },
  nlp: { to: ["core", "text"], why: "language tools know nothing of studies" },
  privacy: { to: ["core", "text"], why: "finding names needs no study" },
  suggest: { to: ["core", "text", "nlp"], why: "suggestions are pure: data in, rankings out" },
  store: { to: ["core"], why: "the store keeps facts and knows nothing of what is made of them" },
  report: { to: ["core", "analysis", "checklist"], why: "a report is written from a finished model" },
  tui: { to: ["core", "text", "workflow"], why: "the terminal coder acts through use cases alone" },
  jobs: {
    to: ["core", "text", "importers", "analysis", "suggest", "nlp"],
    why: "a job runs pure rooms in another thread or process",
  },
};

const walls = Object.entries(rooms).map(([room, { to, why }]) => ({
  name: `${room}-keeps-to-its-rooms`,
  comment: `${room}: ${why}.`,
  severity: "error",
  from: { path: `^src/${room}/` },
  to: { path: "^src/", pathNot: `^src/(${[room, ...to].join("|")})/` },
}));

/** The folders of use cases, from the ground up: each may reach those before it. */
const subjects = [
  "shared",
  "sources",
  "participants",
  "codebook",
  "coding",
  "suggest",
  "coder",
  "themes",
  "agreement",
  "quotations",
  "counts",
  "checks",
  "bundle",
  "study",
];

const subjectWalls = subjects.slice(0, -1).map((subject, i) => ({
  name: `workflow-${subject}-stands-below`,
  comment: `Use cases of ${subject} know nothing of those that build on them.`,
  severity: "error",
  from: { path: `^src/workflow/${subject}/` },
  to: { path: `^src/workflow/(${subjects.slice(i + 1).join("|")})/` },
}));

export default {
  forbidden: [
    ...walls,
    ...subjectWalls,
    {
      name: "workflow-is-never-flat",
      comment: "A use case stands in the folder of its subject.",
      severity: "error",
      from: { path: `^src/workflow/(?!(${subjects.join("|")})/)` },
      to: {},
    },
    {
      name: "workflow-asks-the-port",
      comment: "Use cases know what a store can do (port.ts), not how it does it.",
      severity: "error",
      from: { path: "^src/workflow/" },
      to: { path: "^src/(store/(?!port\\.ts)|cli|tui|report)" },
    },
    {
      name: "cli-makes-the-store",
      comment:
        "The command line opens studies through the factory, and never writes SQL; files it writes as the store does.",
      severity: "error",
      from: { path: "^src/cli/" },
      to: {
        path: "^src/store/(?!port\\.ts|whole-file\\.ts|making\\.ts|sqlite/(study-file|restore|drivers)\\.ts|postgres/)",
      },
    },
    {
      name: "nobody-imports-cli",
      comment: "The command line is the outermost room.",
      severity: "error",
      from: { path: "^src/(?!cli/)" },
      to: { path: "^src/cli/" },
    },
    {
      name: "sql-stays-in-store",
      comment: "Only the store knows SQL and its drivers.",
      severity: "error",
      from: { path: "^src/(?!store/)" },
      to: { path: "node_modules/(kysely|better-sqlite3|pg)" },
    },
    {
      name: "language-libraries-stay-in-nlp",
      comment: "wink-nlp and natural are loaded in one room only, because they are heavy.",
      severity: "error",
      from: { path: "^src/(?!nlp/|cli/commands/history/doctor)" },
      to: { path: "node_modules/(natural|wink-)" },
    },
    {
      name: "parsers-run-in-the-child",
      comment:
        "Sheets, documents and archives of others are parsed by importers alone; outside, one asks the child process.",
      severity: "error",
      from: { path: "^src/(?!importers/|jobs/)" },
      to: {
        path: "node_modules/(read-excel-file|mammoth|unpdf|yauzl|saxes)|^src/importers/(containers/zip|tables/workbook|tables/xlsx|documents/|papers/paper-(docx|odt|pdf))",
      },
    },
    {
      name: "pure-rooms-touch-no-machine",
      comment: "These rooms compute; files, processes and the clock are handed to them.",
      severity: "error",
      from: {
        path: "^src/(core|text|analysis|checklist|manuscript|exchange|suggest|nlp|privacy|report|tui|workflow)/",
      },
      to: { path: "^(node:)?(fs|fs/promises|child_process|net|http|https|os|process|worker_threads)$" },
    },
    {
      name: "no-network",
      comment: "Nothing leaves the machine.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/importers/sandbox/" },
      to: { path: "^(node:)?(net|http|https|http2|tls|dgram|dns)$" },
    },
    { name: "no-cycles", comment: "No circles.", severity: "error", from: {}, to: { circular: true } },
    {
      name: "not-to-unresolvable",
      comment: "An import that cannot be found is a mistake.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: [".ts", ".js", ".mjs", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
    exclude: { path: "^dist/" },
  },
};
