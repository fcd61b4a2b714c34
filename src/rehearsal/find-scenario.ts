import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { SlipwayError } from '../errors/slipway-error.ts';
import { type Scenario, scenarioSchema } from './scenario.ts';
import agreementExpired from './scenarios/agreement-expired.json' with { type: 'json' };
import backendOutage from './scenarios/backend-outage.json' with { type: 'json' };
import consoleHalt from './scenarios/console-halt.json' with { type: 'json' };
import crashSpike from './scenarios/crash-spike.json' with { type: 'json' };
import healthy from './scenarios/healthy.json' with { type: 'json' };
import hotfix from './scenarios/hotfix.json' with { type: 'json' };
import oneDeviceModel from './scenarios/one-device-model.json' with { type: 'json' };
import reviewRejection from './scenarios/review-rejection.json' with { type: 'json' };
import slowLeak from './scenarios/slow-leak.json' with { type: 'json' };
import storeDown from './scenarios/store-down.json' with { type: 'json' };
import vitalsLate from './scenarios/vitals-late.json' with { type: 'json' };

/** Those that come with Slipway. */
export const scenarios: readonly Scenario[] = [
  healthy,
  crashSpike,
  slowLeak,
  oneDeviceModel,
  backendOutage,
  reviewRejection,
  vitalsLate,
  storeDown,
  consoleHalt,
  agreementExpired,
  hotfix,
].map((written) => scenarioSchema.parse(written));

/** One of ours by its name, or one's own by its file. Error: USAGE. */
export async function findScenario(nameOrFile: string): Promise<Scenario> {
  const own = scenarios.find(({ name }) => name === nameOrFile);
  return own ?? readScenario(nameOrFile);
}

async function readScenario(file: string): Promise<Scenario> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw refused(`There is no scenario ${file}.`, 'neither a name nor a file');
  });
  const read = scenarioSchema.safeParse(parsed(file, text));
  if (!read.success) throw refused(`${file} is no scenario.`, z.prettifyError(read.error));
  return read.data;
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw refused(`${file} is no JSON.`, error instanceof Error ? error.message : String(error));
  }
}

function refused(message: string, seen: string): SlipwayError {
  const names = scenarios.map(({ name }) => name).join(', ');
  return new SlipwayError('USAGE', { message, seen, next: `Give a JSON file, or one of: ${names}.` });
}
