import type { SignatureRemark } from './verdict.ts';

/** Collects what is wrong and what is doubtful, in the order it was found. */
export interface Remarks {
  readonly problems: SignatureRemark[];
  readonly warnings: SignatureRemark[];
}

/** A file can be wrong in a hundred thousand places; nobody reads more than these. */
const mostRemarks = 500;

export function noRemarks(): Remarks {
  return { problems: [], warnings: [] };
}

export function addRemark(list: SignatureRemark[], remark: SignatureRemark): void {
  if (list.length < mostRemarks) list.push(remark);
  else if (list.length === mostRemarks)
    list.push({
      rule: 'more',
      place: remark.place,
      message: 'There is more of this kind; the rest is left out.',
    });
}
