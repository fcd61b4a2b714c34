import { answerOf, type FuzzSeed, type FuzzTarget, plainSeeds } from '../../testing/fuzz-target.ts';
import { inFolder } from '../../testing/in-folder.ts';
import { mutateBytes } from '../../testing/mutate-bytes.ts';
import { mutateDer } from '../../testing/mutate-der.ts';
import { type Profile, readProfile } from '../profile.ts';
import { makeIpaKit } from './build-ipa.ts';
import { makeProfile } from './make-profile.ts';

/** CMS around a property list; the parser that is meant gets past the outermost lengths. */
export const profileFuzzTarget: FuzzTarget = {
  name: 'profile-cms',
  weight: 10,
  seeds: () =>
    inFolder(async (folder) =>
      plainSeeds(await makeProfile(await makeIpaKit(folder), { 'get-task-allow': false })),
    ),
  mutate: ({ bytes }, random) => (random() < 0.6 ? mutateDer(bytes, random) : mutateBytes(bytes, random)),
  run: (mutant, seed) =>
    answerOf(
      () => {
        const profile = readProfile(mutant, { path: 'fuzz' }, []);
        const holds = profile.signature.problem === undefined;
        if (holds) requireHonest(profile, seed);
        return { outcome: holds ? 'fine' : 'finding', reached: true };
      },
      // What is cut off is told by the first lengths; everything else was found further inside.
      ({ cause }) => !/cut off/.test(String((cause as Error | undefined)?.message)),
    ),
};

function requireHonest(profile: Profile, seed: FuzzSeed): void {
  const told = ({ signature: _, ...rest }: Profile) => JSON.stringify(rest);
  if (told(profile) !== told(readProfile(seed.bytes, { path: 'fuzz' }, [])))
    throw new Error(
      'the signature is said to hold, and the profile says something else than what was signed',
    );
}
