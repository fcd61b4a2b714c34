import type { TrackRelease } from '../../stores/store.ts';
import { withField } from './fields.ts';
import { type ReleaseUpdate, refuse } from './on-release.ts';

interface Note {
  readonly language: string;
  readonly text: string;
}

const longest = 500;

/** Changes release notes in the languages named; the other languages keep theirs, and none is emptied. */
export function setNotes(notes: Readonly<Record<string, string>>): ReleaseUpdate {
  return (release) => {
    for (const [language, text] of Object.entries(notes)) {
      const { length } = [...text];
      if (text.trim() === '') return refuse(`the release notes in ${language} are empty`);
      if (length > longest)
        return refuse(`the release notes in ${language} have ${length} of ${longest} characters`);
    }
    const kept = notesOf(release).filter(({ language }) => notes[language] === undefined);
    const changed = Object.entries(notes).map(([language, text]) => ({ language, text }));
    return withField(release, 'releaseNotes', [...kept, ...changed]);
  };
}

function notesOf({ rest }: TrackRelease): readonly Note[] {
  return Array.isArray(rest.releaseNotes) ? rest.releaseNotes : [];
}
