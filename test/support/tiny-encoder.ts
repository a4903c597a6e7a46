import fs from "node:fs";
import path from "node:path";

/** Parts of an ONNX file, as protocol buffers spell them: a field's number, then its content. */
const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value & 127) | 128, ...varint(Math.floor(value / 128))];
const number = (field: number, value: number) => [...varint(field * 8), ...varint(value)];
const bytes = (field: number, content: readonly number[]) => [
  ...varint(field * 8 + 2),
  ...varint(content.length),
  ...content,
];
const text = (field: number, content: string) => bytes(field, [...Buffer.from(content)]);

/** ONNX's numbers for the types of a tensor. */
const float = 1;
const int64 = 7;

const tensorInfo = (name: string, type: number, dims: readonly (number | string)[]) => [
  ...text(1, name),
  ...bytes(
    2,
    bytes(1, [
      ...number(1, type),
      ...bytes(
        2,
        dims.flatMap((dim) => bytes(1, typeof dim === "number" ? number(1, dim) : text(2, dim))),
      ),
    ]),
  ),
];

/** A model that looks up a vector for each token: the `last_hidden_state` of a very small encoder. */
export function tinyModel(table: readonly (readonly number[])[]): Buffer {
  const size = table[0]?.length ?? 0;
  const values = [...new Uint8Array(Float32Array.from(table.flat()).buffer)];
  const node = [
    ...text(1, "table"),
    ...text(1, "input_ids"),
    ...text(2, "last_hidden_state"),
    ...text(4, "Gather"),
  ];
  const weights = [
    ...number(1, table.length),
    ...number(1, size),
    ...number(2, float),
    ...text(8, "table"),
    ...bytes(9, values),
  ];
  const graph = [
    ...bytes(1, node),
    ...text(2, "tiny"),
    ...bytes(5, weights),
    ...bytes(11, tensorInfo("input_ids", int64, [1, "tokens"])),
    ...bytes(12, tensorInfo("last_hidden_state", float, [1, "tokens", size])),
  ];
  const opset = [...text(1, ""), ...number(2, 13)];
  return Buffer.from([...number(1, 8), ...bytes(7, graph), ...bytes(8, opset)]);
}

/** A tokenizer by whole words, as tokenizer.json spells it. */
export const tinyTokenizer = (words: readonly string[]) => ({
  version: "1.0",
  truncation: null,
  padding: null,
  added_tokens: [],
  normalizer: {
    type: "BertNormalizer",
    clean_text: true,
    handle_chinese_chars: true,
    strip_accents: null,
    lowercase: true,
  },
  pre_tokenizer: { type: "BertPreTokenizer" },
  post_processor: null,
  decoder: null,
  model: {
    type: "WordPiece",
    unk_token: "[UNK]",
    continuing_subword_prefix: "##",
    max_input_chars_per_word: 100,
    vocab: Object.fromEntries(["[UNK]", ...words].map((word, i) => [word, i])),
  },
});

/** Writes an encoder's folder: words and their vectors; unknown words have the vector (0, 0, …, 1). */
export function writeTinyEncoder(folder: string, vectors: Readonly<Record<string, readonly number[]>>): void {
  fs.mkdirSync(folder, { recursive: true });
  const size = Object.values(vectors)[0]?.length ?? 1;
  const unknown = Array.from({ length: size }, (_, i) => (i === size - 1 ? 1 : 0));
  fs.writeFileSync(path.join(folder, "model.onnx"), tinyModel([unknown, ...Object.values(vectors)]));
  fs.writeFileSync(path.join(folder, "tokenizer.json"), JSON.stringify(tinyTokenizer(Object.keys(vectors))));
}
