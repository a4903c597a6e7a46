import { describe, expect, test } from "vitest";
import type { ImportOptions } from "../../src/importers/importer.js";
import { codes, heads, read, roles, script } from "./reading.js";

interface Convention {
  readonly title: string;
  readonly text: string;
  readonly turns: readonly string[];
  readonly heads?: readonly string[];
  readonly roles?: readonly string[];
  readonly meta?: Readonly<Record<string, string>>;
  readonly options?: ImportOptions;
  readonly dialect?: "markdown";
}

const conventions: readonly Convention[] = [
  {
    title: "a role, a colon, words",
    text: "Interviewer: How was the garden?\n\nParticipant: Wet, mostly.\n",
    turns: ["Interviewer | How was the garden?", "Participant | Wet, mostly."],
    heads: ["Interviewer:", "Participant:"],
    roles: ["Interviewer=interviewer", "Participant=participant"],
  },
  {
    title: "roles in any case, one line after the other",
    text: "interviewer: Ready?\ninterviewee: Thanks, yes.\nINTERVIEWER: Good.",
    turns: ["interviewer | Ready?", "interviewee | Thanks, yes.", "interviewer | Good."],
    roles: ["interviewer=interviewer", "interviewee=participant"],
  },
  {
    title: "numbered roles, consecutive turns of one speaker apart",
    text: "Interviewer 1: Yes.\nInterviewer 1: And then?\nParticipant 2: It rained.",
    turns: ["Interviewer 1 | Yes.", "Interviewer 1 | And then?", "Participant 2 | It rained."],
    roles: ["Interviewer 1=interviewer", "Participant 2=participant"],
  },
  {
    title: "names that come back",
    text: "Ana: Hello.\nBo Li: Hello, Ana.\nAna: Shall we?\nBo Li: Yes.",
    turns: ["Ana | Hello.", "Bo Li | Hello, Ana.", "Ana | Shall we?", "Bo Li | Yes."],
    roles: ["Ana=participant", "Bo Li=participant"],
  },
  {
    title: "I and P",
    text: "I: Where do you live?\nP: By the sea.\nI: Since when?\nP: Always.",
    turns: ["I | Where do you live?", "P | By the sea.", "I | Since when?", "P | Always."],
    roles: ["I=interviewer", "P=participant"],
  },
  {
    title: "I alone is a person speaking of themselves, not one who asks",
    text: "I: I wrote this alone.\n\nI: Every day a line.",
    turns: ["I | I wrote this alone.", "I | Every day a line."],
    roles: ["I=participant"],
  },
  {
    title: "P1, P2 and R without a blank after the colon",
    text: "R:So?\nP1:Fine.\nP2:Not so fine.\nR:Why?",
    turns: ["R | So?", "P1 | Fine.", "P2 | Not so fine.", "R | Why?"],
  },
  {
    title: "question and answer",
    text: "Q: Did you walk?\nA: I did.\nQ: Far?\nA: To the mill.",
    turns: ["Q | Did you walk?", "A | I did.", "Q | Far?", "A | To the mill."],
    roles: ["Q=interviewer", "A=participant"],
  },
  {
    title: "full name first and initials later",
    text: "Kim Moss: Thank you for coming.\n\nDee Park: A pleasure.\n\nKM: Tell me.\n\nDP: Gladly.\n\nKM: Go on.\n\nDP: So.",
    turns: [
      "Kim Moss | Thank you for coming.",
      "Dee Park | A pleasure.",
      "Kim Moss | Tell me.",
      "Dee Park | Gladly.",
      "Kim Moss | Go on.",
      "Dee Park | So.",
    ],
    heads: ["Kim Moss:", "Dee Park:", "KM:", "DP:", "KM:", "DP:"],
  },
  {
    title: "name and time on a line, words below",
    text: "P1 0:00\nThis is the kettle.\n\nMara Quill  0:09\nAnd this the cup.\nIt leaks.\n\nP1 1:02:03\nSo it does.",
    turns: [
      "P1 | This is the kettle. @0-",
      "Mara Quill | And this the cup.\nIt leaks. @9000-",
      "P1 | So it does. @3723000-",
    ],
    heads: ["P1 0:00", "Mara Quill  0:09", "P1 1:02:03"],
  },
  {
    title: "name, time and words in paragraphs with blank lines between",
    text: "Rosa Blum   0:01\n\nFirst part.\n\nSecond part.\n\nTam Oke   0:20\n\nAn answer.\n",
    turns: ["Rosa Blum | First part.\n\nSecond part. @1000-", "Tam Oke | An answer. @20000-"],
  },
  {
    title: "name and time on two lines of their own",
    text: "Speaker 1\n00:00:03\nOne thing.\n\nSpeaker 2\n00:00:09\nAnother.\n",
    turns: ["Speaker 1 | One thing. @3000-", "Speaker 2 | Another. @9000-"],
  },
  {
    title: "a range of times, then the name, then the words",
    text: "0:00:01.5 --> 0:00:03.0\nRosa Blum\nGood day.\n\n0:00:04.0 --> 0:00:05.5\nTam Oke\nGood day to you.\n",
    turns: ["Rosa Blum | Good day. @1500-3000", "Tam Oke | Good day to you. @4000-5500"],
  },
  {
    title: "a stamp after the colon",
    text: "S01: [00:00:12] Shall we begin?\nS02: [00:00:15] Please.",
    turns: ["S01 | Shall we begin? @12000-", "S02 | Please. @15000-"],
    heads: ["S01: [00:00:12]", "S02: [00:00:15]"],
  },
  {
    title: "a stamp before the colon, words below",
    text: "Lena Rask (00:20:12):\nThe long road.\n\nOwe Tan (00:21:00):\nIndeed.\n",
    turns: ["Lena Rask | The long road. @1212000-", "Owe Tan | Indeed. @1260000-"],
    heads: ["Lena Rask (00:20:12):", "Owe Tan (00:21:00):"],
  },
  {
    title: "a stamp in brackets after the colon, words below",
    text: "Jory: (03:40)\nIt was late.\n\nWim: (04:01)\nVery.\n",
    turns: ["Jory | It was late. @220000-", "Wim | Very. @241000-"],
  },
  {
    title: "a stamp before the name",
    text: "[00:01:02] Ana: We met.\n[00:01:09] Bo: Twice.",
    turns: ["Ana | We met. @62000-", "Bo | Twice. @69000-"],
    heads: ["[00:01:02] Ana:", "[00:01:09] Bo:"],
  },
  {
    title: "a bare stamp before the name",
    text: "00:01:02 Ana: We met.\n00:01:09 Bo: Twice.\n00:01:20 Ana: Thrice.",
    turns: ["Ana | We met. @62000-", "Bo | Twice. @69000-", "Ana | Thrice. @80000-"],
  },
  {
    title: "a stamp that closes the paragraph belongs to no words and starts the next turn",
    text: "I: And the boat? #00:00:05-3#\n\nP: Sank. #00:00:09-0#\n\nI: Oh.",
    turns: ["I | And the boat? @-5300", "P | Sank. @5300-9000", "I | Oh. @9000-"],
  },
  {
    title: "bold names in Markdown",
    text: "**Ada Stone:** So \\[laughs\\] we left.\n\n**Ben Fry:** You did.\n",
    turns: ["Ada Stone | So \\[laughs\\] we left.", "Ben Fry | You did."],
    heads: ["**Ada Stone:**", "**Ben Fry:**"],
    dialect: "markdown",
  },
  {
    title: "headings as speakers in Markdown",
    text: "# A talk\n\n### Interviewer\n\nWhy stones?\n\n### Ona\n\nThey last.\n\n### Interviewer\n\nAnd water?\n\n### Ona\n\nIt wears them.\n",
    turns: [
      "Interviewer | Why stones?",
      "Ona | They last.",
      "Interviewer | And water?",
      "Ona | It wears them.",
    ],
    heads: ["Interviewer", "Ona", "Interviewer", "Ona"],
    meta: { title: "A talk" },
    dialect: "markdown",
  },
  {
    title: "name and time with a colon, a paragraph below, under YAML",
    text: "---\ntitle: On bees\ndate: 2020-02-01\nspeakers:\n  - Ida\n  - Noor\n---\nIda: 00:00:00\n\nWhy bees?\n\nNoor: 00:01:30\n\nThey came to me.\n",
    turns: ["Ida | Why bees? @0-", "Noor | They came to me. @90000-"],
    meta: { title: "On bees", date: "2020-02-01", speakers: "Ida, Noor" },
    dialect: "markdown",
  },
  {
    title: "ids in brackets",
    text: "[id1] hello\n[id2] hi there\n[id1] who else is here?",
    turns: ["id1 | hello", "id2 | hi there", "id1 | who else is here?"],
    heads: ["[id1]", "[id2]", "[id1]"],
  },
  {
    title: "wrapped lines and several paragraphs are one turn",
    text: "Interviewer: It is a long question that\nneeds two lines. Does it?\n\nParticipant: It does. First, the line\nis narrow.\n\nSecond, nobody minds.\n\nInterviewer: Right.",
    turns: [
      "Interviewer | It is a long question that\nneeds two lines. Does it?",
      "Participant | It does. First, the line\nis narrow.\n\nSecond, nobody minds.",
      "Interviewer | Right.",
    ],
  },
  {
    title: "indented continuation lines",
    text: "TOM: [nods] Hello, <Tim!>1> {Hi, Tim!} \\\n     ((unclear)) and so (..)\nTIM: Hello.\nTOM: Well.\nTIM: Well.",
    turns: [
      "TOM | [nods] Hello, <Tim!>1> {Hi, Tim!} \\\n     ((unclear)) and so (..)",
      "TIM | Hello.",
      "TOM | Well.",
      "TIM | Well.",
    ],
  },
  {
    title: "pauses, laughs and the inaudible stay in the words",
    text: "P: [laughs] Well (12 seconds pause) I [inaudible 00:15:05] it.\nI: [crosstalk]",
    turns: ["P | [laughs] Well (12 seconds pause) I [inaudible 00:15:05] it.", "I | [crosstalk]"],
  },
  {
    title: "a header with title, fields and a rule",
    text: "Interview 4\nDate: 3 May 2021\nDuration: about 34 minutes\nInterviewer: Jo Finch\n=====\n\nInterviewer: Hello.\nParticipant: Hello.",
    turns: ["Interviewer | Hello.", "Participant | Hello."],
    meta: { title: "Interview 4", date: "3 May 2021", duration: "about 34 minutes", interviewer: "Jo Finch" },
  },
  {
    title: "a header without a rule, whose interviewer speaks by name",
    text: "Date: 3 May 2021\nInterviewer: Jo Finch\nParticipant: P07\n\nJo Finch: Hello.\n\nP07: Hello.\n\nJo Finch: Sit down.",
    turns: ["Jo Finch | Hello.", "P07 | Hello.", "Jo Finch | Sit down."],
    roles: ["Jo Finch=interviewer", "P07=participant"],
  },
  {
    title: "names with a particular in parentheses, a blank before the colon",
    text: "Modératrice : Bonjour.\nParticipante (f, 34) : Bonjour.\nDr. O'Neil [guest]: Oui.\nDr. O'Neil [guest]: Non.",
    turns: [
      "Modératrice | Bonjour.",
      "Participante (f, 34) | Bonjour.",
      "Dr. O'Neil [guest] | Oui.",
      "Dr. O'Neil [guest] | Non.",
    ],
    roles: ["Modératrice=interviewer", "Participante (f, 34)=participant", "Dr. O'Neil [guest]=participant"],
  },
  {
    title: "names in brackets with a time of day, words below",
    text: "[Ada Stone] 10:31:22\nOne.\n\n[Ben Fry] 10:31:40\nTwo.\n",
    turns: ["Ada Stone | One. @37882000-", "Ben Fry | Two. @37900000-"],
  },
  {
    title: "a time before the name, words below",
    text: "00:00:12 Speaker 1\nOne.\n\n00:00:20 Speaker 2\nTwo.\n",
    turns: ["Speaker 1 | One. @12000-", "Speaker 2 | Two. @20000-"],
  },
  {
    title: "numbered lines",
    text: "1 Dan: Okay.\n2 Participant: Okay.\n3 Dan: Next.\n4 Participant: Sure.",
    turns: ["Dan | Okay.", "Participant | Okay.", "Dan | Next.", "Participant | Sure."],
    heads: ["Dan:", "Participant:", "Dan:", "Participant:"],
  },
  {
    title: "a role alone on its line",
    text: "INTERVIEWER\nWhat came first?\n\nPARTICIPANT\nThe egg.\n\nINTERVIEWER\nSure?\n\nPARTICIPANT\nNo.",
    turns: [
      "INTERVIEWER | What came first?",
      "PARTICIPANT | The egg.",
      "INTERVIEWER | Sure?",
      "PARTICIPANT | No.",
    ],
  },
  {
    title: "Spanish",
    text: "Entrevistadora: ¿Cómo está?\nParticipante: Bien.",
    turns: ["Entrevistadora | ¿Cómo está?", "Participante | Bien."],
    roles: ["Entrevistadora=interviewer", "Participante=participant"],
  },
  {
    title: "German with a closing line",
    text: "Interviewerin: Und dann?\nBefragte: Dann nichts.\n\n[Ende des Interviews]\n",
    turns: ["Interviewerin | Und dann?", "Befragte | Dann nichts."],
    roles: ["Interviewerin=interviewer", "Befragte=participant"],
    meta: { end: "[Ende des Interviews]" },
  },
  {
    title: "Chinese with the full-width colon",
    text: "访谈者：你好吗？\n受访者：很好。\n访谈者：谢谢。",
    turns: ["访谈者 | 你好吗？", "受访者 | 很好。", "访谈者 | 谢谢。"],
    roles: ["访谈者=interviewer", "受访者=participant"],
  },
  {
    title: "Arabic with direction marks",
    text: "\u200fالمحاور: كيف الحال؟\n\u200fالمشارك: بخير.",
    turns: ["المحاور | كيف الحال؟", "المشارك | بخير."],
    roles: ["المحاور=interviewer", "المشارك=participant"],
  },
  {
    title: "Turkish capitals",
    text: "GÖRÜŞMECİ: Nasılsınız?\nKATILIMCI 1: İyiyim.",
    turns: ["GÖRÜŞMECİ | Nasılsınız?", "KATILIMCI 1 | İyiyim."],
    roles: ["GÖRÜŞMECİ=interviewer", "KATILIMCI 1=participant"],
  },
  {
    title: "words beyond the Basic Multilingual Plane",
    text: "Ana: 👍🏽 yes 🐝\nBo: 𝒳\nAna: fin\nBo: ok",
    turns: ["Ana | 👍🏽 yes 🐝", "Bo | 𝒳", "Ana | fin", "Bo | ok"],
  },
];

describe("conventions of transcripts", () => {
  test.each(conventions)("$title", ({ text, turns, heads: expected, roles: who, meta, options, dialect }) => {
    const conversation = read(text, options, dialect);
    expect(script(conversation)).toEqual(turns);
    expect(conversation.text).toBe(text);
    if (expected !== undefined) expect(heads(conversation)).toEqual(expected);
    if (who !== undefined) expect(roles(conversation)).toEqual(who);
    if (meta !== undefined) expect(conversation.meta).toMatchObject(meta);
  });
});

describe("what looks like a speaker and is not", () => {
  const frame = (inside: string) =>
    `Interviewer: Tell me.\n\nParticipant: Well.\n${inside}\n\nInterviewer: I see.\n\nParticipant: Yes.`;
  test.each([
    ["Note: the tape was changed.\nNote: twice."],
    ["http://example.org/a and\nhttps: is a scheme"],
    ["10:30 was when it rang.\n10:45 again"],
    ["He said: go away.\nHe said: come back."],
    ["She told me: never.\nMy mother said: always."],
    ["A: the red one\nB: the blue one\nA: the red one\nB: the blue one"],
    ["One more thing, really: the gate.\nOne more thing, really: the dog."],
    ["the reason: money"],
    ["So it was, and a very long clause that ends with a colon here: see?"],
  ])("%j stays in the words of the turn", (inside) => {
    const conversation = read(frame(inside));
    expect(conversation.turns).toHaveLength(4);
    expect(script(conversation)[1]).toBe(`Participant | Well.\n${inside}`);
  });

  test("letters that list things are speech where two roles speak, and a hint says so", () => {
    const list = "A: red\nB: blue";
    const conversation = read(`I: Which?\n${list}\nP: Red.\nI: And now?\n${list}\nP: Blue.`);
    expect(script(conversation)).toEqual([
      `I | Which?\n${list}`,
      "P | Red.",
      `I | And now?\n${list}`,
      "P | Blue.",
    ]);
    expect(codes(conversation)).toEqual(["possible-speaker", "possible-speaker"]);
  });

  test("a redaction in brackets that begins a line is speech", () => {
    const conversation = read("I: Who?\nP: My friend\n[P1] and then\n[P1] again.\nI: Ah.\nP: So.");
    expect(conversation.turns).toHaveLength(4);
  });

  test("a name that begins a line only once is speech, and a hint says so", () => {
    const conversation = read("Ana: One.\n\nBo: Two.\n\nCleo: Three.\n\nAna: Four.\n\nBo: Five.");
    expect(script(conversation)).toEqual([
      "Ana | One.",
      "Bo | Two.\n\nCleo: Three.",
      "Ana | Four.",
      "Bo | Five.",
    ]);
    expect(conversation.messages).toContainEqual(
      expect.objectContaining({ code: "possible-speaker", level: "hint", line: 5 }),
    );
  });

  test("a bare time of day after the colon is speech", () => {
    expect(script(read("I: When?\nP: 10:30 at night.\nI: Late."))).toEqual([
      "I | When?",
      "P | 10:30 at night.",
      "I | Late.",
    ]);
  });
});

describe("who asks", () => {
  test("a person named by the option asks, whatever the case", () => {
    const text = "Dan: Ready?\nMia: Yes.\nDan: Go.\nMia: Gone.";
    expect(roles(read(text, { interviewers: ["dan"] }))).toEqual(["Dan=interviewer", "Mia=participant"]);
  });

  test("names that nobody here has are warned about, unless somebody else asks", () => {
    const talk = "Dan: Ready?\nMia: Yes.\nDan: Go.\nMia: Gone.";
    expect(codes(read(talk, { interviewers: ["Zed"] }))).toEqual(["no-such-speaker"]);
    expect(codes(read(talk, { interviewers: ["Zed", "Mia"] }))).toEqual([]);
    expect(codes(read("I: Ready?\nP: Yes.", { interviewers: ["Zed"] }))).toEqual([]);
  });

  test("where nobody is recognised as the interviewer a hint tells how to name them", () => {
    expect(codes(read("Dan: Ready?\nMia: Yes.\nDan: Go.\nMia: Gone."))).toContain("no-interviewer");
  });

  test("interpreters and several voices at once are neither", () => {
    const text = "Interviewer: So?\nInterpreter: He says yes.\nParticipant 1: Yes.\nAll: Yes!\nAll: Yes!";
    expect(roles(read(text))).toEqual([
      "Interviewer=interviewer",
      "Interpreter=other",
      "Participant 1=participant",
      "All=other",
    ]);
  });

  test("initials that two names share belong to neither", () => {
    const text = "Kim Moss: One.\nKai Munk: Two.\nKM: Three.\nKim Moss: Four.\nKai Munk: Five.\nKM: Six.";
    expect(read(text).speakers.map(({ name }) => name)).toEqual(["Kim Moss", "Kai Munk", "KM"]);
  });

  test("the other forms of a name are its aliases", () => {
    const { speakers } = read("Kim Moss: One.\nDee: Two.\nKM: Three.\nDEE: Four.\nKM: Five.\nDee: Six.");
    expect(speakers).toMatchObject([
      { name: "Kim Moss", aliases: ["KM"] },
      { name: "Dee", aliases: ["DEE"] },
    ]);
  });
});

describe("a text without speakers", () => {
  test("is one turn a paragraph, with a hint", () => {
    const conversation = read("First line\nand its second.\n\nSecond paragraph.\n");
    expect(script(conversation)).toEqual([" | First line\nand its second.", " | Second paragraph."]);
    expect(conversation.turns.every(({ speaker, head }) => speaker === null && head.start === head.end)).toBe(
      true,
    );
    expect(codes(conversation)).toEqual(["no-speakers"]);
  });

  test("has its stamps in the heads, a turn a stamped line", () => {
    const conversation = read("[00:00:01] One.\n[00:00:04] Two.\n(0:09) Three.");
    expect(script(conversation)).toEqual([" | One. @1000-", " | Two. @4000-", " | Three. @9000-"]);
    expect(heads(conversation)).toEqual(["[00:00:01]", "[00:00:04]", "(0:09)"]);
  });
});

describe("a pattern that begins turns", () => {
  const text = "intro\n<<Ana>> hello\nmore\n<<Bo>> hi\n";

  test("gives the speaker in its first group", () => {
    const conversation = read(text, { splitOn: "^<<(\\w+)>>" });
    expect(script(conversation)).toEqual(["Ana | hello\nmore", "Bo | hi"]);
    expect(heads(conversation)).toEqual(["<<Ana>>", "<<Bo>>"]);
    expect(conversation.meta.preamble).toBe("intro");
  });

  test("leaves the speaker open without a group", () => {
    expect(script(read(text, { splitOn: "^<<\\w+>>" }))).toEqual([" | hello\nmore", " | hi"]);
  });

  test("that is not RE2 is an error", () => {
    for (const splitOn of ["(", "(?=a)b"]) {
      const conversation = read(text, { splitOn });
      expect(conversation.turns).toEqual([]);
      expect(conversation.messages).toMatchObject([{ level: "error", code: "bad-pattern" }]);
    }
  });

  test("that matches nothing is warned about, and the usual rules hold", () => {
    const conversation = read("I: a\nP: b", { splitOn: "^zzz" });
    expect(codes(conversation)).toContain("pattern-not-found");
    expect(conversation.turns).toHaveLength(2);
  });
});

describe("front and back matter", () => {
  test("text before the first speaker is kept as preamble and said to be in no turn", () => {
    const conversation = read("It was recorded in a kitchen. The window was open.\n\nI: Hello.\nP: Hi.");
    expect(conversation.meta.preamble).toBe("It was recorded in a kitchen. The window was open.");
    expect(codes(conversation)).toContain("text-before-first-speaker");
  });

  test("the stated duration is read", () => {
    expect(read("Duration: 1 h 20 min\n\nI: Hello.\nP: Hi.").durationMs).toBe(4_800_000);
    expect(read("Duration: 00:34:12\n\nI: Hello.\nP: Hi.").durationMs).toBe(2_052_000);
  });

  test("a heading between turns is in no turn, and the talk goes on with the same speaker", () => {
    const conversation = read("I: Hello.\n\nP: Before.\n\n## Part two\n\nAfter.\n\nI: Bye.", {}, "markdown");
    expect(script(conversation)).toEqual(["I | Hello.", "P | Before.", "P | After.", "I | Bye."]);
    expect(conversation.meta.headings).toBe("Part two");
  });

  test("keys of a header cannot reach the prototype", () => {
    const conversation = read("---\n__proto__: x\nconstructor: y\n---\nI: Hello.\nP: Hi.");
    expect(Object.getPrototypeOf(conversation.meta)).toBe(Object.prototype);
    expect(Object.keys(conversation.meta)).toEqual(["__proto__", "constructor"]);
  });

  test("YAML that refers to itself does no harm", () => {
    const conversation = read("---\na: &a [*a]\nb: &b [x, x]\nc: [*b, *b]\n---\nI: Hello.\nP: Hi.");
    expect(conversation.turns).toHaveLength(2);
  });
});
