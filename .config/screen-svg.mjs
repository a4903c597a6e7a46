// A terminal's screen, as text with SGR sequences, as an SVG picture: one text element a run of equal style, each
// held to its columns, so that any monospaced font fits.
import stringWidth from "string-width";

const cell = { width: 8.4, height: 18, base: 13.5 };
const margin = 14;
const ground = "#1b1f27";
const ink = "#d8dce4";
const basic = ["#1b1f27", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#d8dce4"];
const bright = ["#7f8694", "#ef8a92", "#b5dd9a", "#f0d49a", "#86c5f7", "#d99aec", "#7fd0da", "#ffffff"];

function indexed(n) {
  if (n < 8) return basic[n];
  if (n < 16) return bright[n - 8];
  if (n > 231) return hex([8, 8, 8].map((low) => low + (n - 232) * 10));
  const level = (part) => [0, 95, 135, 175, 215, 255][part % 6];
  return hex([level(Math.floor((n - 16) / 36)), level(Math.floor((n - 16) / 6)), level(n - 16)]);
}
const hex = (rgb) => `#${rgb.map((part) => part.toString(16).padStart(2, "0")).join("")}`;

/** The style after an SGR sequence. */
function styled(style, parameters) {
  const codes = parameters === "" ? [0] : parameters.split(/[;:]/).map(Number);
  let now = { ...style };
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i];
    const layer = code >= 40 && code < 50 ? "back" : "fore";
    if (code === 0) now = {};
    else if (code === 1) now.bold = true;
    else if (code === 2) now.dim = true;
    else if (code === 3) now.italic = true;
    else if (code === 4) now.underline = true;
    else if (code === 7) now.inverse = true;
    else if (code === 22) now = { ...now, bold: false, dim: false };
    else if (code === 27) now.inverse = false;
    else if (code === 24) now.underline = false;
    else if (code === 39 || code === 49) now[layer] = undefined;
    else if (code === 38 || code === 48) {
      now[layer] = codes[i + 1] === 2 ? hex(codes.slice(i + 2, i + 5)) : indexed(codes[i + 2]);
      i += codes[i + 1] === 2 ? 4 : 2;
    } else if (code >= 30 && code < 50) now[layer] = basic[code % 10];
    else if (code >= 90 && code < 98) now.fore = bright[code - 90];
    else if (code >= 100 && code < 108) now.back = bright[code - 100];
  }
  return now;
}

/** Runs of equal style in a row: their text, style, column and width in columns. */
function runsOf(line, style) {
  const runs = [];
  let column = 0;
  let now = style;
  for (const [text, parameters] of line.matchAll(/\u001b\[([\d;:]*)m|[^\u001b]+/g)) {
    if (parameters !== undefined) now = styled(now, parameters);
    else {
      const width = stringWidth(text);
      runs.push({ text, style: now, column, width });
      column += width;
    }
  }
  return { runs, style: now };
}

// Spaces that do not collapse, whatever draws the picture.
const escaped = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll(" ", "\u00a0");
const round = (n) => Number(n.toFixed(2));

function drawn({ text, style, column, width }, y) {
  const x = round(margin + column * cell.width);
  const fore = style.inverse ? (style.back ?? ground) : (style.fore ?? ink);
  const back = style.inverse ? (style.fore ?? ink) : style.back;
  const box =
    back === undefined
      ? ""
      : `<rect x="${x}" y="${round(y)}" width="${round(width * cell.width)}" height="${cell.height}" fill="${back}"${style.dim && style.inverse ? ' opacity="0.6"' : ""}/>`;
  const shown = text.trimEnd();
  if (shown === "") return box;
  const lead = shown.length - shown.trimStart().length;
  const attributes = [
    `x="${round(x + lead * cell.width)}"`,
    `y="${round(y + cell.base)}"`,
    `textLength="${round(stringWidth(shown.trimStart()) * cell.width)}"`,
    'lengthAdjust="spacingAndGlyphs"',
    ...(fore === ink ? [] : [`fill="${fore}"`]),
    ...(style.bold ? ['font-weight="bold"'] : []),
    ...(style.italic ? ['font-style="italic"'] : []),
    ...(style.underline ? ['text-decoration="underline"'] : []),
    ...(style.dim && !style.inverse ? ['opacity="0.6"'] : []),
  ];
  return `${box}<text ${attributes.join(" ")}>${escaped(shown.trimStart())}</text>`;
}

/** `screen` as `tmux capture-pane -p -e` gives it. The cursor, where there is one, is a block. */
export function svgOfScreen(screen, { columns, rows, cursor, title }) {
  const width = round(columns * cell.width + 2 * margin);
  const height = rows * cell.height + 2 * margin;
  let style = {};
  const lines = screen.split("\n").slice(0, rows);
  const parts = lines.map((line, row) => {
    const read = runsOf(line, style);
    style = read.style;
    return read.runs.map((run) => drawn(run, margin + row * cell.height)).join("");
  });
  if (cursor !== null)
    parts.push(
      `<rect x="${round(margin + cursor.column * cell.width)}" y="${margin + cursor.row * cell.height}" width="${cell.width}" height="${cell.height}" fill="${ink}" opacity="0.75"/>`,
    );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="ui-monospace, 'DejaVu Sans Mono', 'Liberation Mono', Menlo, Consolas, monospace" font-size="14" fill="${ink}">
<title>${title}</title>
<rect width="100%" height="100%" rx="8" fill="${ground}"/>
${parts.filter((part) => part !== "").join("\n")}
</svg>
`;
}
