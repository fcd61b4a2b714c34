import type { Platform } from '../stores/platform.ts';
import type { Step } from './stage.ts';

/** Of the many looks of a controller, those that tell something new. */
export function createNews() {
  const last = new Map<Platform, string>();
  return {
    /** What is to be told of it; undefined when nothing is. */
    of(platform: Platform, step: Step): string | undefined {
      const { text, topic } = told(step);
      const isNews = topic !== undefined && last.get(platform) !== topic;
      last.set(platform, topic ?? '');
      return isNews ? text : undefined;
    },
  };
}

/** What is said, and what has to differ for it to be said again; no topic for a look that is no news at all. */
function told(step: Step): { readonly text: string; readonly topic: string | undefined } {
  if (step.kind === 'failed') {
    const { code, message, seen } = step.error;
    return { text: seen === undefined ? message : `${message} (${firstLine(seen)})`, topic: code };
  }
  const { did, decision, verdict, reason } = step;
  if (!did.startsWith('nothing')) return { text: firstLine(did), topic: did };
  switch (decision) {
    // The plan's time runs, or the store's own: nothing is missing.
    case 'wait':
    case 'follow':
      return { text: did, topic: undefined };
    case 'hold': {
      const waits = did.replace(/^nothing:/, 'waits:');
      const why = did.includes('the guard answered') ? `: ${reason}` : '';
      return { text: `${waits}${why}`, topic: `hold ${verdict}` };
    }
    default:
      return { text: did.replace(/^nothing: /, ''), topic: decision };
  }
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
