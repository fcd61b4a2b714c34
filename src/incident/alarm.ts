import { type Page, type PageChannel, type Paged, sendPage } from './page.ts';
import { channelsOfEnvironment } from './page-channels.ts';

/** Makes sure that somebody hears of it, as far as it can; says whom it reached and never throws. */
export type Alarm = (page: Page) => Promise<Paged>;

export interface AlarmOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The channels of the config. Those of the environment do not wait for it. */
  readonly configured: () => Promise<readonly PageChannel[]>;
  /** Takes the annotation of a GitHub job, where this is one. */
  readonly tell: (line: string) => void;
}

export function createAlarm({ env, configured, tell }: AlarmOptions): Alarm {
  return async (page) => {
    if (env.GITHUB_ACTIONS === 'true') tell(annotationOf(page));
    const sent = await Promise.all([
      sendPage(page, channelsOfEnvironment(env)),
      configured().then(
        (channels) => sendPage(page, channels),
        () => ({ reached: [], warnings: ['the config could not be asked whom to page'] }),
      ),
    ]);
    const reached = sent.flatMap((one) => one.reached);
    const warnings = sent.flatMap((one) => one.warnings);
    if (reached.length + warnings.length > 0) return { reached, warnings };
    return {
      reached,
      warnings: ['nobody was paged: SLIPWAY_PAGE_URL is not set, and no config names a page'],
    };
  };
}

/** https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions#setting-an-error-message */
function annotationOf({ text, details }: Page): string {
  const message = [text, ...details].join('\n');
  return `::error title=Slipway::${message.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')}`;
}
