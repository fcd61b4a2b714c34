/** Who asked for a halt and why: the same in its output, its page and the ledger. */
export interface HaltOrder {
  readonly reason: string;
  readonly actor: string;
  readonly correlationId: string;
}
