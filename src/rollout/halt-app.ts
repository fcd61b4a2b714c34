import { SlipwayError } from '../errors/slipway-error.ts';

export interface HaltTargetApp {
  readonly store: 'play' | 'app-store';
  readonly id: string;
}

/** Reads `play:com.example.app` or `app-store:1234567890`. */
export function parseHaltApp(text: string): HaltTargetApp {
  const match = /^(play|app-store):(\S+)$/.exec(text);
  if (match?.[1] !== undefined && match[2] !== undefined) {
    return { store: match[1] as HaltTargetApp['store'], id: match[2] };
  }
  throw new SlipwayError('USAGE', {
    message: `"${text}" does not name an app in a store.`,
    seen: `--app ${text}`,
    next: text.includes('.') ? `--app play:${text.replace(/^.*:/, '')}` : '--app play:com.example.app',
  });
}
