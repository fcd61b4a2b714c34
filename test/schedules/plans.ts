import type { PlayRelease } from '../../src/emulators/play/model.ts';
import type { EventBody } from '../../src/ledger/event.ts';
import { releaseKey } from '../../src/ledger/release-key.ts';
import type { RolloutSubject } from '../../src/rollout/context.ts';
import type { RolloutPlan } from '../../src/rollout/plan.ts';
import type { Seeded } from '../../src/testing/seeded.ts';

export const applicationId = 'com.example.chat';
export const hour = 3_600_000;
const release = releaseKey({ platform: 'android', applicationId, versionName: '2.0' });

/** What a schedule begins with. */
export interface Beginning {
  readonly subject: RolloutSubject;
  readonly tracks: Readonly<Record<string, readonly PlayRelease[]>>;
  readonly started: EventBody;
}

/** Plain stages, growing countries, or a soak track first; with and without a signature in the middle. */
export function beginningFor(random: Seeded): Beginning {
  const kind = random.pick(['plain', 'countries', 'soak'] as const);
  const plan = planOf(kind, random.chance(0.3) ? 1 : 0);
  const track = kind === 'soak' ? 'internal' : 'production';
  const subject = { release, applicationId, track, publicTrack: 'production', versionCodes: [2], plan };
  const start = { type: 'rollout.started', store: 'local Play', track, versionCodes: [2] } as const;
  if (kind === 'soak') {
    const soaking = { ...written, status: 'completed' };
    return {
      subject,
      tracks: { production: [earlier], internal: [soaking] },
      started: { ...start, fraction: 1, soaking: true },
    };
  }
  const limited = { countryTargeting: { countries: ['DE'], includeRestOfWorld: false } };
  const staged = {
    ...written,
    status: 'inProgress',
    userFraction: 0.01,
    ...(kind === 'countries' && limited),
  };
  return { subject, tracks: { production: [staged, earlier] }, started: { ...start, fraction: 0.01 } };
}

/** Everything that a person has written into the release, and that has to be there in the end. */
export const written = {
  name: 'Spring',
  versionCodes: ['2'],
  inAppUpdatePriority: 4,
  releaseNotes: [
    { language: 'en-US', text: 'Faster.' },
    { language: 'de-DE', text: 'Schneller.' },
  ],
};

const earlier = { name: '1', versionCodes: ['1'], status: 'completed' };

function planOf(kind: 'plain' | 'countries' | 'soak', signOffs: number): RolloutPlan {
  const conditions = { bakeTimeMs: hour, signOffs: 0, evidence: 'verdict' } as const;
  const isLimited = kind === 'countries';
  const stage = (fraction: number, limit: readonly string[] | 'everywhere') => ({
    ...conditions,
    fraction,
    countries: isLimited ? limit : undefined,
  });
  return {
    soak: kind === 'soak' ? [{ ...conditions, track: 'internal' }] : [],
    stages: [
      stage(0.01, ['DE']),
      { ...stage(0.1, ['DE', 'FR']), signOffs },
      stage(0.5, 'everywhere'),
      stage(1, 'everywhere'),
    ],
    calendar: undefined,
    pace: 'plan',
    evidenceMaxAgeMs: 72 * hour,
  };
}
