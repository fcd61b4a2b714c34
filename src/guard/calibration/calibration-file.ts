import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { SlipwayError } from '../../errors/slipway-error.ts';
import type { Learnt } from './learnt.ts';
import { fromLearntJson, learntJson, toLearntJson } from './learnt-json.ts';

const file = z.strictObject({
  version: z.literal(1),
  /** By `android/com.example.chat` and metric. */
  apps: z.record(z.string(), z.record(z.string(), learntJson)),
});

type CalibrationFile = z.infer<typeof file>;

/** What was learnt of one app on one platform, by metric; nothing where there is no file. GUARD_CALIBRATION_INVALID. */
export async function readCalibration(path: string, app: string): Promise<ReadonlyMap<string, Learnt>> {
  const { apps } = await contentOf(path);
  return new Map(Object.entries(apps[app] ?? {}).map(([metric, learnt]) => [metric, fromLearntJson(learnt)]));
}

/** Writes what was learnt of one app, beside what the file says of others. */
export async function writeCalibration(
  path: string,
  app: string,
  metrics: ReadonlyMap<string, Learnt>,
): Promise<void> {
  const known = await contentOf(path);
  const own = [...metrics].map(([metric, learnt]) => [metric, toLearntJson(learnt)]);
  const apps = { ...known.apps, [app]: { ...known.apps[app], ...Object.fromEntries(own) } };
  await writeFile(path, `${JSON.stringify({ version: 1, apps }, undefined, 2)}\n`);
}

async function contentOf(path: string): Promise<CalibrationFile> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (Reflect.get(Object(error), 'code') === 'ENOENT') return { version: 1, apps: {} };
    throw invalid(path, error instanceof Error ? error.message : String(error));
  }
  return checked(path, text);
}

function checked(path: string, text: string): CalibrationFile {
  try {
    return file.parse(JSON.parse(text));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw invalid(path, why);
  }
}

function invalid(path: string, why: string): SlipwayError {
  return new SlipwayError('GUARD_CALIBRATION_INVALID', {
    message: 'What was learnt for the guard cannot be read.',
    seen: `${path}: ${why}`,
  });
}
