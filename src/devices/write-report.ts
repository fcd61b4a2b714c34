import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { writeAtomically } from '../report/write-atomically.ts';
import { type DeviceResult, type DeviceRun, overallVerdict } from './device-runner.ts';
import { galleryPage } from './gallery.ts';

export interface ReportPlace {
  readonly outDir: string;
  /** What was tried: the artifact's file. */
  readonly subject: string;
}

/** Writes `results.json` and the gallery `index.html` beside the screenshots. */
export async function writeReport(results: readonly DeviceResult[], place: ReportPlace): Promise<DeviceRun> {
  const verdict = overallVerdict(results);
  const subject = basename(place.subject);
  const resultsPath = join(place.outDir, 'results.json');
  const galleryPath = join(place.outDir, 'index.html');
  const document = { subject, verdict, results: results.map(portable) };
  await writeAtomically(resultsPath, `${JSON.stringify(document, null, 2)}\n`);
  const pictures = await Promise.all(results.map(picture));
  await writeAtomically(galleryPath, galleryPage({ subject, verdict, results, pictures }));
  return { results, verdict, galleryPath, resultsPath };
}

/** The folder may be moved or uploaded: inside it, files are named without their place on this machine. */
function portable(result: DeviceResult): DeviceResult {
  return result.screenshot === undefined ? result : { ...result, screenshot: basename(result.screenshot) };
}

/** The gallery carries its pictures inside, so that one file can be handed around. */
async function picture({ screenshot }: DeviceResult): Promise<string | undefined> {
  if (screenshot === undefined) return undefined;
  return `data:image/png;base64,${(await readFile(screenshot)).toString('base64')}`;
}
