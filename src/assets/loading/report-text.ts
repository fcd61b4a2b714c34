import { megabytes } from '../../text/sizes.ts';
import type { LoadedImage, ScreenReport } from './report.ts';

/** Enlarged by less than this nobody sees it. */
const visibly = 1.05;
const mostNamed = 5;

/** A line for each device, and the bitmaps that look worst on any of them. At most 80 columns, but for paths. */
export function loadingText(reports: readonly ScreenReport[]): string {
  const width = Math.max(...reports.map(({ screen }) => screen.title.length), 6);
  const head = `  ${'device'.padEnd(width)}   dpi  bitmaps  enlarged  in memory`;
  const lines = reports.map(({ screen, images, bytes }) =>
    [
      `  ${screen.title.padEnd(width)}  ${String(screen.dpi).padStart(4)}`,
      String(images.length).padStart(7),
      String(images.filter(({ factor }) => factor > visibly).length).padStart(8),
      megabytes(bytes).padStart(9),
    ].join('  '),
  );
  return [
    'What each device loads',
    head,
    ...lines,
    ...section('Enlarged most, and so the most blurred:', worst(reports).map(imageLine)),
    ...section('Without a file for some device:', missing(reports)),
    ...section('Of unknown size, and so not in these numbers:', unreadable(reports)),
  ].join('\n');
}

interface Worst extends LoadedImage {
  readonly on: string;
}

/** Each drawable once, on the device that enlarges it most. */
function worst(reports: readonly ScreenReport[]): readonly Worst[] {
  const all = reports
    .flatMap(({ screen, images }) => images.map((image) => ({ ...image, on: screen.title })))
    .filter(({ factor }) => factor > visibly)
    .toSorted((a, b) => b.factor - a.factor || b.bytes - a.bytes);
  const seen = new Set<string>();
  return all.filter(({ name }) => !seen.has(name) && seen.add(name)).slice(0, mostNamed);
}

function imageLine({ factor, stored, shown, place, on }: Worst): string {
  return `  ${factor.toFixed(2)}×  ${place}\n         ${stored} is shown as ${shown.widthPx}×${shown.heightPx} on ${on}`;
}

function missing(reports: readonly ScreenReport[]): readonly string[] {
  const names = [...new Set(reports.flatMap((report) => report.missing))];
  const on = (name: string) => reports.filter((report) => report.missing.includes(name)).length;
  return names.slice(0, mostNamed).map((name) => `  ${name} (on ${on(name)} of ${reports.length} devices)`);
}

function unreadable(reports: readonly ScreenReport[]): readonly string[] {
  const most = Math.max(0, ...reports.map((report) => report.unreadable));
  return most === 0 ? [] : [`  up to ${most} bitmaps`];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}
