import type { PlayRelease } from '../model.ts';

/** A release in words: `2 inProgress 0.1 priority=3 countries=DE+FR notes=546 name=Spring`. */
export function releaseIn(words: string): PlayRelease {
  const [codes = '', status = '', ...rest] = words.split(' ');
  const fraction = rest.find((part) => /^[\d.]+(e-\d+)?$/.test(part));
  const field = (name: string) => rest.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1);
  const [name, priority, countries, notes, hint] = ['name', 'priority', 'countries', 'notes', 'hint'].map(
    field,
  );
  return {
    versionCodes: codes.split('+'),
    status,
    ...(fraction === undefined ? {} : { userFraction: Number(fraction) }),
    ...(name === undefined ? {} : { name }),
    ...(priority === undefined ? {} : { inAppUpdatePriority: Number(priority) }),
    ...(countries === undefined ? {} : { countryTargeting: { countries: countries.split('+') } }),
    ...(notes === undefined
      ? {}
      : { releaseNotes: [{ language: 'en-US', text: 'x'.repeat(Number(notes)) }] }),
    // A field that nobody knows.
    ...(hint === undefined ? {} : { hint }),
  };
}

/** The same words for a release that was read; what an app begins with has a name that says nothing. */
export function releaseWords(release: PlayRelease): string {
  const { versionCodes = [], status, userFraction, name, inAppUpdatePriority, countryTargeting } = release;
  const countries = (countryTargeting as { readonly countries: readonly string[] } | undefined)?.countries;
  const notes = release.releaseNotes?.[0]?.text;
  return [
    versionCodes.join('+'),
    status,
    userFraction,
    inAppUpdatePriority === undefined ? undefined : `priority=${inAppUpdatePriority}`,
    countries === undefined ? undefined : `countries=${countries.join('+')}`,
    notes === undefined ? undefined : `notes=${notes.length}`,
    name === undefined || name === versionCodes.join() ? undefined : `name=${name}`,
  ]
    .filter((part) => part !== undefined)
    .join(' ');
}
