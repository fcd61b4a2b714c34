import type { Finding } from '../../findings/finding.ts';
import type { FileKind } from './file-kinds.ts';
import type { SizeReport } from './size-report.ts';

/** What an artifact may weigh; what is not named is not limited. In bytes. */
export interface SizeBudget {
  /** What the device that gets most may download at first installation. */
  readonly downloadBytes?: number;
  /** What it may take on that device before it has run. */
  readonly installBytes?: number;
  /** What a single file may take in the artifact. */
  readonly fileBytes?: number;
  /** What all files of a kind may take in the artifact; libraries of a bundle count for the largest ABI. */
  readonly kindBytes?: Readonly<Partial<Record<FileKind, number>>>;
  /** How much more than in the previous report may be downloaded, in percent. */
  readonly growthPercent?: number;
}

interface Excess {
  readonly rule: string;
  readonly place: string;
  readonly what: string;
  readonly seenBytes: number;
  readonly mostBytes: number;
}

/** What exceeds the budget; empty when nothing does. Growth is looked at where there is a previous report. Pure. */
export function sizeBudgetFindings(
  report: SizeReport,
  budget: SizeBudget,
  previous?: SizeReport,
): readonly Finding[] {
  const limits: readonly Excess[] = [
    ...limit('size/download', 'The download', { seen: downloadOf(report), most: budget.downloadBytes }),
    ...limit('size/install', 'The installed app', {
      seen: report.install.maxBytes,
      most: budget.installBytes,
    }),
    ...kindLimits(report, budget),
    ...fileLimits(report, budget),
  ];
  return [
    ...limits.filter(({ seenBytes, mostBytes }) => seenBytes > mostBytes).map(asFinding),
    ...growth(report, budget, previous),
  ];
}

/** What a device downloads at most; the file itself where nobody has worked out better. */
function downloadOf({ download, fileBytes }: SizeReport): number {
  return download?.maxBytes ?? fileBytes;
}

function limit(
  rule: string,
  what: string,
  { seen, most }: { readonly seen: number; readonly most: number | undefined },
): readonly Excess[] {
  return most === undefined ? [] : [{ rule, place: 'sizeBudget', what, seenBytes: seen, mostBytes: most }];
}

function kindLimits({ artifact, kinds }: SizeReport, { kindBytes = {} }: SizeBudget): readonly Excess[] {
  return Object.entries(kindBytes).map(([kind, mostBytes]) => {
    const sizes = kinds.filter((one) => one.kind === kind).map(({ compressedBytes }) => compressedBytes);
    const isPerDevice = artifact === 'aab' && kind === 'native';
    const seenBytes = isPerDevice
      ? sizes.reduce((most, size) => Math.max(most, size), 0)
      : sizes.reduce((sum, size) => sum + size, 0);
    return { rule: 'size/kind', place: kind, what: `The kind "${kind}"`, seenBytes, mostBytes };
  });
}

function fileLimits({ largest }: SizeReport, { fileBytes }: SizeBudget): readonly Excess[] {
  if (fileBytes === undefined) return [];
  return largest.map(({ name, compressedBytes }) => ({
    rule: 'size/file',
    place: name,
    what: 'The file',
    seenBytes: compressedBytes,
    mostBytes: fileBytes,
  }));
}

function growth(
  report: SizeReport,
  { growthPercent }: SizeBudget,
  previous: SizeReport | undefined,
): readonly Finding[] {
  if (growthPercent === undefined || previous === undefined) return [];
  const [before, now] = [downloadOf(previous), downloadOf(report)];
  const percent = before === 0 ? 0 : (now / before - 1) * 100;
  if (percent <= growthPercent) return [];
  return [
    {
      rule: 'size/growth',
      severity: 'error',
      place: 'sizeBudget',
      message: `The download has grown by ${percent.toFixed(1)}%, from ${bytesText(before)} to ${bytesText(now)}; ${growthPercent}% are allowed`,
      remedy: 'Find what has grown with slipway compare, or allow more in the size budget.',
    },
  ];
}

function asFinding({ rule, place, what, seenBytes, mostBytes }: Excess): Finding {
  return {
    rule,
    severity: 'error',
    place,
    message: `${what} takes ${bytesText(seenBytes)}, ${bytesText(seenBytes - mostBytes)} more than the ${bytesText(mostBytes)} of the budget`,
    remedy:
      'Remove or compress what is not needed (slipway inspect lists the largest files), or raise the budget.',
  };
}

/** `1.5 MB`, with the decimal units that both stores use. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ['kB', 'MB', 'GB'];
  const power = Math.min(units.length, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${value < 100 ? value.toFixed(1) : Math.round(value)} ${units[power - 1]}`;
}
