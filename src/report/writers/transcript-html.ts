import { countText } from "../../core/count-text.js";
import { escapeHtml } from "../../core/escape-html.js";
import type { CodedPiece, CodedTranscript, CodedTurn } from "../model/coded-transcript.js";
import { cleanStrings } from "./clean.js";

/** A coded transcript as one page: the words on the left, the codes in the margin. No script, nothing loaded. */
export function transcriptHtml(transcript: CodedTranscript): string {
  const { title, source, coders, date, codings, outside, turns } = cleanStrings(transcript);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(source)}${title === "" ? "" : ` – ${escapeHtml(title)}`}</title>
<style>${css}</style>
</head>
<body>
<header>
<h1>${escapeHtml(source)}</h1>
<p>${title === "" ? "" : `${escapeHtml(title)}. `}${countText(codings, "coding")} of ${escapeHtml(coders)}; ${escapeHtml(date)}.${outside === 0 ? "" : ` ${outside} of them ${outside === 1 ? "touches" : "touch"} no turn's words and ${outside === 1 ? "is" : "are"} not shown.`}</p>
</header>
<main>
${turns.map(turnHtml).join("\n")}
</main>
</body>
</html>
`;
}

function turnHtml({ number, speaker, participant, time, pieces, margin }: CodedTurn): string {
  const codes = margin.map(
    ({ number: n, code, color, coder, key, memo }) =>
      `<li id="c${n}" style="border-color:${color}"><span class="n">${n}</span> ${escapeHtml(code)}${key ? ' <span class="f">key quotation</span>' : ""}${coder === "" ? "" : ` <span class="f">${escapeHtml(coder)}</span>`}${memo === "" ? "" : `<p>${lines(memo)}</p>`}</li>`,
  );
  return `<section id="t${number}"${participant ? "" : ' class="asks"'}>
<div class="said"><h2><span class="n">${number}</span> ${escapeHtml(speaker)}${time === "" ? "" : ` <span class="f">${time}</span>`}</h2>
<p>${pieces.map(pieceHtml).join("")}</p></div>
${codes.length === 0 ? "" : `<ul>${codes.join("")}</ul>`}
</section>`;
}

function pieceHtml({ text, codings, color }: CodedPiece): string {
  if (codings.length === 0) return lines(text);
  const deep = Math.min(3, codings.length);
  return `<mark class="d${deep}" style="border-color:${color}" title="${codings.join(", ")}">${lines(text)}</mark><sup>${codings.join(",")}</sup>`;
}

const lines = (text: string) => escapeHtml(text).replaceAll("\n", "<br>");

const css = `
body{font:16px/1.5 Georgia,serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}
h1{font-size:1.4rem;margin:0}h2{font-size:1rem;margin:0}header p{color:#555}
section{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,1fr);gap:1.5rem;padding:.5rem 0;break-inside:avoid}
section p{margin:.1rem 0}.asks .said{color:#666}.n{color:#777;font-size:.8rem}.f{color:#666;font-size:.8rem;font-weight:normal}
mark{background:none;color:inherit;border-bottom:3px solid}.d2{background:#0000000d}.d3{background:#0000001a}
sup{font-size:.65rem;color:#555}ul{list-style:none;margin:0;padding:0;font:.85rem/1.35 system-ui,sans-serif}
li{border-left:4px solid;padding:0 0 0 .5rem;margin:.2rem 0}li p{margin:.1rem 0;color:#444;font-style:italic}
@media print{body{margin:0;font-size:11pt}}
`;
