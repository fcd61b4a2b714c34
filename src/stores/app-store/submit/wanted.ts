import { z } from 'zod';
import { SlipwayError } from '../../../errors/slipway-error.ts';
import type { SubmitRequest, TrackRelease } from '../../store.ts';

/** What a submission may say in the `rest` of its release; all else there is of other stores. */
const submitRest = z.object({
  releaseNotes: z.array(z.object({ language: z.string(), text: z.string() })).default([]),
  /** Without it the version keeps what it has, and a new one waits for a person. */
  releaseType: z.enum(['MANUAL', 'AFTER_APPROVAL', 'SCHEDULED']).optional(),
  earliestReleaseDate: z.iso.datetime({ offset: true }).optional(),
  copyright: z.string().optional(),
  /** Where Info.plist does not say it. */
  usesNonExemptEncryption: z.boolean().optional(),
  contentRights: z.enum(['DOES_NOT_USE_THIRD_PARTY_CONTENT', 'USES_THIRD_PARTY_CONTENT']).optional(),
});

export type SubmitRest = z.infer<typeof submitRest>;

/** A version as it is to be. */
export interface WantedVersion extends SubmitRest {
  readonly versionString: string;
  readonly buildNumber: string;
  readonly buildId: string;
  /** Whether Apple is to raise the share of users over seven days. */
  readonly isPhased: boolean;
}

/** A submission in the words of the App Store. */
export function wantedVersion({ release, editId }: SubmitRequest): WantedVersion {
  const parsed = submitRest.safeParse(release.rest);
  if (!parsed.success) throw unusable(parsed.error);
  const [buildNumber] = release.versionCodes;
  if (release.name === undefined || buildNumber === undefined)
    throw new TypeError('a version of the App Store has a name and a build');
  return {
    ...parsed.data,
    versionString: release.name,
    buildNumber: String(buildNumber),
    buildId: editId,
    isPhased: release.status === 'inProgress',
  };
}

/** Release notes by language; empty ones are none, because they would wipe what the store shows. */
export function notesOf({
  rest,
}: TrackRelease): readonly { readonly language: string; readonly text: string }[] {
  const notes = submitRest.shape.releaseNotes.safeParse(rest.releaseNotes);
  return (notes.data ?? []).filter(({ text }) => text.trim() !== '');
}

function unusable({ issues: [issue] }: z.ZodError): SlipwayError {
  return new SlipwayError('STORE_REFUSED', {
    message: 'The release asks for something that the App Store does not have.',
    seen: `${issue?.path.join('.') ?? 'rest'}: ${issue?.message ?? 'unusable'}`,
    next: 'Check releaseType, its date, usesNonExemptEncryption and contentRights in the config.',
  });
}
