/**
 * A content that fails when some of it is in the file already, as on a disk that becomes full. It stands for a text:
 * Node writes it piece by piece.
 */
export function failingHalfWay(): string {
  async function* pieces() {
    yield "the first half\n";
    throw new Error("the disk is full");
  }
  return pieces() as unknown as string;
}
