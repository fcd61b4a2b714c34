/** One thing that is wrong with a config. */
export interface Problem {
  readonly path: readonly PropertyKey[];
  /** Goes on from the path: `apps.chat.android.versionCode: must be …`. */
  readonly message: string;
}

/** `apps.chat.android.rollout.stages[1].fraction: …`, or the message alone for the config as a whole. */
export function problemLine({ path, message }: Problem): string {
  return path.length === 0 ? message : `${pathText(path)}: ${message}`;
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => {
      if (typeof part === 'number') return `[${part}]`;
      const name = String(part);
      if (!/^[\w$-]+$/.test(name)) return `["${name}"]`;
      return index === 0 ? name : `.${name}`;
    })
    .join('');
}
