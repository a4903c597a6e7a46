import type { Id } from "../../core/records.js";
import { percentOf } from "../../core/share.js";
import type { CoderCoding } from "../../workflow/coder/coder-state.js";
import type { NamedCode } from "../../workflow/shared/resolve.js";
import { supportWords } from "../../workflow/shared/support-decisions.js";
import { type FrameRow, piece } from "../frame.js";
import { offeredHere } from "../offers.js";
import { type CoderContext, codingsAt, focused, type State } from "../state.js";
import { clean, cutTo, pathTo } from "../text/cells.js";
import { wrapped } from "./lines.js";
import { colorOf } from "./palette.js";

/** What is known of the place where the cursor stands, or the codebook. */
export function panel(state: State, context: CoderContext, width: number, height: number): FrameRow[] {
  const rows =
    state.panel === "codebook" ? codebook(state, context, width, height) : detail(state, context, width);
  return rows.slice(0, height);
}

function detail(state: State, context: CoderContext, width: number): FrameRow[] {
  const { study } = context;
  const here = codingsAt(study.codings, state.cursor);
  const focus = focused(state, context);
  const rows: FrameRow[] = [];
  if (here.length === 0) rows.push(...place(state, context, width));
  for (const coding of here) {
    if (rows.length > 0) rows.push([]);
    rows.push(...about(coding, context, width, coding.id === focus?.id, here.length > 1));
  }
  for (const { start, end, body } of study.notes)
    if (start !== null && end !== null && start <= state.cursor && state.cursor < end)
      rows.push([], [piece("Note on this passage", { bold: true })], ...wrapped(body, width, {}, "  "));
  if (state.suggesting) rows.push([], ...suggestions(state, context, width));
  return rows;
}

/** Where nothing is coded: who speaks. */
function place(
  { cursor }: State,
  { layout, speaking, source, study }: CoderContext,
  width: number,
): FrameRow[] {
  const { turn } = layout.block(layout.blockAt(cursor));
  if (turn < 0) return [[piece("Outside of what was said", { dim: true })]];
  const who = speaking[turn];
  const id = source.turns.columns.speaker[turn];
  const person = source.speakers.find(({ speaker }) => speaker.id === id)?.participant;
  const rows: FrameRow[] = [[piece(cutTo(who?.name || "(unnamed)", width), { bold: true })]];
  if (person !== undefined && person !== null)
    rows.push([piece(cutTo([person.label, person.role].filter((part) => part !== "").join(", "), width))]);
  else if (!who?.participant) rows.push([piece("asks; not analysed", { dim: true })]);
  rows.push([piece(`${source.turns.columns.words[turn] ?? 0} words`, { dim: true })]);
  if (study.questions.length > 0) {
    const question = study.questions.find(({ id: one }) => one === study.asked[turn]);
    rows.push([piece(cutTo(`question: ${clean(question?.name ?? "unplaced")}`, width), { dim: true })]);
  }
  rows.push([], [piece("Nothing is coded here.", { dim: true })]);
  return rows;
}

function about(
  coding: CoderCoding,
  { study }: CoderContext,
  width: number,
  focus: boolean,
  many: boolean,
): FrameRow[] {
  const code = study.codes.get(coding.codeId);
  const rows: FrameRow[] = [
    [
      piece(many ? (focus ? "▸ " : "  ") : ""),
      piece(pathTo(code?.path ?? "?", width - 2), { color: colorOf(code), bold: true }),
    ],
  ];
  const facts = [
    coding.own ? "" : (study.coders.get(coding.coderId) ?? ""),
    coding.key ? "key quotation" : "",
    coding.revisit ? "to come back to" : "",
    coding.proposed ? "proposed" : "",
    coding.origin === "manual" ? "" : coding.origin,
    ...study.evidence.flatMap(({ codingId, themeId, stance }) =>
      codingId === coding.id
        ? `${stance} ${study.themes.find(({ id }) => id === themeId)?.path ?? "a theme"}`
        : [],
    ),
    ...[...(study.support.get(coding.id) ?? [])].flatMap(([themeId, state]) => {
      const theme = study.themes.find(({ id }) => id === themeId);
      return theme === undefined ? [] : `${supportWords[state]} for ${theme.path}`;
    }),
  ].filter((fact) => fact !== "");
  if (facts.length > 0) rows.push(...wrapped(facts.join(", "), width, { dim: true }, "  "));
  if (code !== undefined && focus) rows.push(...definition(code, width));
  for (const memo of study.memos.get(coding.id) ?? [])
    rows.push([piece("  Memo", { bold: true })], ...wrapped(memo.body, width, {}, "  "));
  return rows;
}

/** What the codebook says of a code. */
export function definition(code: NamedCode, width: number): FrameRow[] {
  const part = (title: string, text: string): FrameRow[] =>
    text === "" ? [] : wrapped(title === "" ? text : `${title}: ${text}`, width, {}, "  ");
  return [
    ...part("", code.definition === "" ? code.short : code.definition),
    ...part("Use when", code.include),
    ...part("Not when", code.exclude),
    ...(code.examples[0] === undefined ? [] : part("For example", code.examples[0])),
  ];
}

function suggestions(state: State, context: CoderContext, width: number): FrameRow[] {
  const { study } = context;
  const offered = offeredHere(state, context);
  const codes = offered ?? [];
  const calibrated = codes.some(({ probability }) => probability !== null);
  const kind = calibrated ? " (with probability)" : " (ranks; too little data for probabilities)";
  const rows: FrameRow[] = [
    [piece("Suggested", { bold: true }), piece(cutTo(kind, Math.max(0, width - 9)), { dim: true })],
  ];
  if (offered === null) rows.push([piece("  …", { dim: true })]);
  else if (codes.length === 0) rows.push([piece("  nothing for this sentence", { dim: true })]);
  for (const { code, rank, probability, words, quote } of codes) {
    const known = study.codes.get(code);
    rows.push([
      piece(`${rank} `),
      piece(pathTo(known?.path ?? "?", width - 8), { color: colorOf(known), bold: true }),
      ...(probability === null ? [] : [piece(` ${percentOf(probability, 1)}`)]),
    ]);
    if (words.length > 0)
      rows.push(...wrapped(`because of: ${words.join(", ")}`, width, { dim: true }, "  "));
    if (quote !== "") rows.push(...wrapped(`like: ${cutTo(quote, 120)}`, width, { dim: true }, "  "));
  }
  return rows;
}

function codebook(state: State, context: CoderContext, width: number, height: number): FrameRow[] {
  const { study } = context;
  const current = focused(state, context)?.codeId;
  const rows: { readonly row: FrameRow; readonly id: Id }[] = [];
  const codes = [...study.codes.values()].filter(({ status }) => status === "active");
  const known = new Set(codes.map(({ id }) => id));
  const under = (parent: Id | null, depth: number): void => {
    for (const code of codes
      .filter(({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : null) === parent)
      .sort((a, b) => a.position - b.position || a.id - b.id)) {
      const count = study.used.get(code.id) ?? 0;
      const number = count === 0 ? "" : String(count);
      const name = cutTo(`${"  ".repeat(Math.min(depth, 6))}${code.name}`, width - number.length - 2);
      rows.push({
        id: code.id,
        row: [
          piece(code.id === current ? "▸" : " "),
          piece(name, { color: colorOf(code), bold: code.id === current }),
          piece(number === "" ? "" : ` ${number}`, { dim: true }),
        ],
      });
      under(code.id, depth + 1);
    }
  };
  under(null, 0);
  if (rows.length === 0) return [[piece("The codebook is empty.", { dim: true })]];
  const at = rows.findIndex(({ id }) => id === current);
  const from = Math.max(0, Math.min(rows.length - height, at - (height >> 1)));
  return rows.slice(from, from + height).map(({ row }) => row);
}
