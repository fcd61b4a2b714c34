import type { AppConfig, Config } from '../config/config.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { closest } from '../text/closest.ts';

/** The app that `--app NAME` means; without a name the only one there is. */
export function chooseApp(config: Config, name: string | undefined): AppConfig {
  const names = config.apps.map((app) => app.name);
  if (name === undefined) {
    const [only, ...others] = config.apps;
    if (only !== undefined && others.length === 0) return only;
    throw new SlipwayError('APP_UNKNOWN', {
      message: 'The config has several apps; which one is meant?',
      seen: names.join(', '),
      next: names.map((each) => `--app ${each}`).join('   or   '),
    });
  }
  const app = config.apps.find((each) => each.name === name || each.android.applicationId === name);
  if (app !== undefined) return app;
  const nearest = closest(name, names);
  throw new SlipwayError('APP_UNKNOWN', {
    message: `The config has no app "${name}".`,
    seen: `apps: ${names.join(', ')}`,
    next: nearest === undefined ? `--app ${names[0] ?? 'NAME'}` : `--app ${nearest}`,
  });
}
