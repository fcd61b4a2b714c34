import type { ResourceConfig } from './resource-config.ts';
import type { ResourceTable } from './resource-table.ts';

/** A file of the archive with what it is for, whatever its path was shortened to. */
export interface ResourceFile {
  /** Entry of the archive, such as `res/a-b.png`. */
  readonly path: string;
  readonly type: string;
  readonly name: string;
  readonly config: ResourceConfig;
}

/** The files that resources point at, in the order of the table. A path can stand for several resources. */
export function resourceFiles(table: ResourceTable): readonly ResourceFile[] {
  return [...table.entries()].flatMap(({ value, type, name, config }) =>
    value.kind === 'file' ? [{ path: value.path, type, name, config }] : [],
  );
}
