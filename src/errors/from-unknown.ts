import { SlipwayError } from './slipway-error.ts';

const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

/**
 * Turns whatever was thrown into a SlipwayError. System errors keep their place (path, address)
 * in `seen`; what is not recognised is a bug of ours and says so.
 */
export function toSlipwayError(thrown: unknown): SlipwayError {
  if (thrown instanceof SlipwayError) return thrown;
  return fromSystemError(thrown) ?? bug(thrown);
}

function fromSystemError(thrown: unknown): SlipwayError | undefined {
  const system = systemErrorIn(thrown);
  if (system === undefined) return undefined;
  const seen = describe(system);
  switch (system.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new SlipwayError('DISK_FULL', { message: 'The disk is full.', seen, cause: thrown });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new SlipwayError('FOLDER_UNWRITABLE', { message: 'Permission denied.', seen, cause: thrown });
    case 'ENOTDIR':
    case 'EEXIST':
      return new SlipwayError('FOLDER_UNWRITABLE', {
        message: 'There is a file where a folder should be.',
        seen,
        next: 'Move that file away, or choose another folder in the config.',
        cause: thrown,
      });
    case 'EISDIR':
      return new SlipwayError('FILE_NOT_FOUND', {
        message: 'There is a folder where a file should be.',
        seen,
        cause: thrown,
      });
    case 'ENOENT':
      return new SlipwayError('FILE_NOT_FOUND', { message: 'A file is missing.', seen, cause: thrown });
    case 'EADDRINUSE':
      return new SlipwayError('PORT_TAKEN', { message: 'The port is taken.', seen, cause: thrown });
    default:
      if (!unreachable.has(system.code)) return undefined;
      return new SlipwayError('NETWORK_UNAVAILABLE', {
        message: 'A server could not be reached.',
        seen,
        cause: thrown,
      });
  }
}

interface SystemError extends Error {
  readonly code: string;
  readonly path?: string;
  /** Of a copy or a renaming: where to. */
  readonly dest?: string;
  readonly address?: string;
  readonly port?: number;
  readonly hostname?: string;
}

/** `fetch` hides the system error one or two causes down. */
function systemErrorIn(thrown: unknown): SystemError | undefined {
  for (let error = thrown, depth = 0; error instanceof Error && depth < 4; error = error.cause, depth += 1) {
    if ('code' in error && typeof error.code === 'string') return error as SystemError;
    if (error instanceof AggregateError && error.errors[0] instanceof Error) error.cause ??= error.errors[0];
  }
  return undefined;
}

function describe(error: SystemError): string {
  // Of a copy or a renaming, the place that was written to is what a full disk or a missing right is about.
  const place =
    error.dest ??
    error.path ??
    error.hostname ??
    (error.address ? `${error.address}:${error.port}` : undefined);
  return place === undefined ? `${error.code}: ${error.message}` : `${error.code} at ${place}`;
}

function bug(thrown: unknown): SlipwayError {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new SlipwayError('BUG', { message: `Unforeseen failure: ${message}`, cause: thrown });
}
