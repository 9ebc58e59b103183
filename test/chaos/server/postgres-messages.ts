/**
 * Reads what a client says to PostgreSQL, as far as is needed to know when a move is sent: `Parse` gives a statement
 * its name, `Bind` uses it (PostgreSQL's frontend protocol 3, without TLS).
 */
export class ClientMessages {
  #rest: Buffer = Buffer.alloc(0);
  #started = false;
  readonly #moves = new Set<string>();

  /** Takes in what came over the line; true when a call of the function that writes moves is in it. */
  take(chunk: Buffer): boolean {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    let found = false;
    for (;;) {
      // The first message has no letter in front of its length.
      const head = this.#started ? 1 : 0;
      if (this.#rest.length < head + 4) return found;
      const end = head + this.#rest.readInt32BE(head);
      if (this.#rest.length < end) return found;
      if (this.#started && this.#callsMove(String.fromCharCode(this.#rest[0] ?? 0), this.#rest.subarray(5, end)))
        found = true;
      this.#started = true;
      this.#rest = this.#rest.subarray(end);
    }
  }

  #callsMove(letter: string, body: Buffer): boolean {
    const [first = '', second = ''] = body.toString('latin1').split('\0', 2);
    if (letter === 'P' && /\bcommit_moves?\s*\(/.test(second)) this.#moves.add(first);
    if (letter === 'P' && !/\bcommit_moves?\s*\(/.test(second)) this.#moves.delete(first);
    return letter === 'B' && this.#moves.has(second);
  }
}
