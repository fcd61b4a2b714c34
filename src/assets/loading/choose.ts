import { compareForDevice, matches } from '../../artifact/apk/config-match.ts';
import type { ResourceConfig } from '../../artifact/apk/resource-config.ts';

/** One of the files of a resource. */
export interface Alternative {
  readonly config: ResourceConfig;
}

/** The file that Android loads on a device; undefined where none is for it. The first of equals, as in the table. */
export function chooseFor<File extends Alternative>(
  files: readonly File[],
  device: ResourceConfig,
): File | undefined {
  return files
    .filter(({ config }) => matches(config, device))
    .reduce<File | undefined>(
      (best, file) =>
        best === undefined || compareForDevice(file.config, best.config, device) > 0 ? file : best,
      undefined,
    );
}
