import { countText } from "../../../core/count-text.js";
import { codesText } from "../../../core/headings.js";
import {
  type CodeDetails,
  type ShownCode,
  showCode,
  showCodebook,
} from "../../../workflow/codebook/codebook-show.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import { table } from "../../terminal/table.js";
import type * as declared from "./declare-codebook.js";

type Input = InputOf<typeof declared.codebookShow>;

/** Shows the codebook as a tree, or one code in full. */
export async function run(input: Input, context: Context): Promise<Result> {
  const work = await context.reading();
  if (input.code !== undefined) return details(await showCode(work, input.code));
  const codes = await showCodebook(work, input.all === true);
  return {
    schema: "codebook",
    json: { codes: codes.map(asJson) },
    text:
      codes.length === 0
        ? "The codebook is empty."
        : `${table(
            [
              { title: "code", max: 48 },
              { title: "codings", align: "right" },
              { title: "short definition", max: 70 },
            ],
            codes.map((code) => [label(code), code.codings, code.short || code.definition]),
          )}\n\n${sum(codes)}`,
    plain: {
      header: ["path", "status", "codings", "short", "definition"],
      rows: codes.map((code) => [code.path, code.status, code.codings, code.short, code.definition]),
    },
    hint:
      codes.length === 0 ? "Next: themata codebook import FILE, or 'themata codebook add NAME'." : undefined,
  };
}

const asJson = ({ codingsBelow: _codingsBelow, ...code }: ShownCode) => code;

/** "76 codes under 7 headings; 2 retired". */
function sum(codes: readonly ShownCode[]): string {
  const active = codes.filter(({ status }) => status === "active");
  const headings = active.filter(({ heading }) => heading).length;
  const idle = ["retired", "merged"].flatMap((status) => {
    const n = codes.filter((code) => code.status === status).length;
    return n === 0 ? [] : [`${n} ${status}`];
  });
  return [codesText(active.length - headings, headings), ...idle].join("; ");
}

function label({ depth, name, status }: ShownCode): string {
  const text = `${"  ".repeat(depth)}${name}`;
  return status === "active" ? text : paint("dim", `${text} (${status})`);
}

function details(code: CodeDetails): Result {
  const below = code.codingsBelow - code.codings;
  const fields: readonly (readonly [string, string])[] = [
    ["Status", code.mergedInto === null ? code.status : `merged into ${code.mergedInto}`],
    ["Short", code.short],
    ["Definition", code.definition],
    ["Include", code.include],
    ["Exclude", code.exclude],
    ["Examples", code.examples.join("\n")],
    ["Origin", code.origin],
    ["Colour", code.color],
    ["Codings", `${code.codings}${below > 0 ? ` (and ${below} below it)` : ""}`],
    ["Definition versions", versionsText(code)],
    ["Id", code.id],
  ];
  const filled = fields.filter(([, text]) => text !== "");
  return {
    schema: "codebook",
    json: { codes: [code] },
    text: [paint("bold", code.path), ...filled.map(([title, text]) => line(title, text))].join("\n"),
    plain: { header: ["field", "value"], rows: [["Path", code.path], ...filled] },
  };
}

const line = (title: string, text: string) => `${paint("dim", `${title}:`)} ${text.replace(/\n/g, "\n    ")}`;

function versionsText({ versions, codedWith, definitionVersion }: CodeDetails): string {
  const first = versions.filter(
    ({ definitionVersion: v }, i) => versions.findIndex((o) => o.definitionVersion === v) === i,
  );
  if (first.length < 2) return String(definitionVersion);
  return first
    .map(({ definitionVersion: version, date, coder }) => {
      const codings = codedWith.find((each) => each.version === version)?.codings ?? 0;
      return `\n${version}: ${date}, ${coder}, ${countText(codings, "coding")}`;
    })
    .join("");
}
