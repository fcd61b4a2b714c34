import type { ResourceConfig } from './resource-config.ts';
import type { ResourceTable } from './resource-table.ts';
import type { ResourceValue } from './resource-value.ts';

/** A file of the archive with what it is for, whatever its path was shortened to. */
export interface ResourceFile {
  /** Entry of the archive, such as `res/a-b.png`. */
  readonly path: string;
  /** Of the resource; its name may be one that many have, when a build collapsed them. */
  readonly id: number;
  readonly type: string;
  readonly name: string;
  readonly config: ResourceConfig;
}

/** The files that resources point at, in the order of the table. A path can stand for several resources. */
export function resourceFiles(table: ResourceTable): readonly ResourceFile[] {
  return [...table.entries()].flatMap(({ value, id, type, name, config }) => {
    const path = pathOf(value, type);
    return path === undefined ? [] : [{ path, id, type, name, config }];
  });
}

/** A drawable that is a text is a path, wherever it leads: some tools rename `res` itself. */
function pathOf(value: ResourceValue, type: string): string | undefined {
  if (value.kind === 'file') return value.path;
  return value.kind === 'text' && (type === 'drawable' || type === 'mipmap') ? value.text : undefined;
}
