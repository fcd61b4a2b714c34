import { withField } from './fields.ts';
import { itIs, type ReleaseUpdate, refuse } from './on-release.ts';

/** How urgently apps are asked to update themselves, 0 to 5. Google Play freezes it with the roll-out. */
export function setPriority(priority: number): ReleaseUpdate {
  return (release) => {
    if (!Number.isInteger(priority) || priority < 0 || priority > 5) {
      return refuse(`${priority} is no update priority from 0 to 5`);
    }
    if (release.status !== 'draft') return refuse(`${itIs(release)}: its update priority is frozen`);
    return withField(release, 'inAppUpdatePriority', priority);
  };
}
