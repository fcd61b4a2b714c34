import { SlipwayError } from '../errors/slipway-error.ts';
import type { Io } from './io.ts';

/** Called first by every command that writes: with SLIPWAY_READONLY=1 it ends before credentials are loaded. */
export function refuseWhenReadOnly(io: Io, { dryRun }: { readonly dryRun?: boolean | undefined }): void {
  if (dryRun === true || io.env.SLIPWAY_READONLY !== '1') return;
  throw new SlipwayError('READ_ONLY', {
    message: 'This command writes, and SLIPWAY_READONLY=1 forbids that.',
    seen: 'SLIPWAY_READONLY=1',
  });
}
