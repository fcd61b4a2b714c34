/** One thing that App Store Connect has to say against a request. */
export interface Problem {
  /** Apple's code, such as `ENTITY_ERROR.ATTRIBUTE.REQUIRED`. */
  readonly code: string;
  /** Apple's sentence. */
  readonly detail: string;
  /** A place in the request (`/data/attributes/whatsNew`), or the name of a query parameter. */
  readonly at?: string;
  /** For an associated error: the resource that it is about, such as `/v1/appStoreVersions/6442`. */
  readonly of?: string;
  /** What else Apple tells, such as `previousBundleVersion`; without the associated errors, which are problems themselves. */
  readonly meta?: Readonly<Record<string, unknown>>;
}

/**
 * All errors of an answer in one list: each is followed by those that it refers to in `meta.associatedErrors`, where
 * Apple hides the reason of most refused submissions. Empty when the answer is not in Apple's form.
 */
export function problemsOf(text: string): readonly Problem[] {
  return listOf(fieldOf(parsed(text), 'errors')).flatMap((error) => flattened(error));
}

/** A line for each problem; those of an associated resource name it. */
export function problemsText(problems: readonly Problem[]): string {
  return problems
    .map(({ code, detail, at, of }) => {
      const place = at === undefined ? '' : ` (${at})`;
      return of === undefined ? `${code}: ${detail}${place}` : `  ${of}: ${code}: ${detail}${place}`;
    })
    .join('\n');
}

function flattened(error: unknown, of?: string, depth = 0): readonly Problem[] {
  const meta = fieldOf(error, 'meta');
  const { associatedErrors, ...others } = Object(meta) as Record<string, unknown>;
  const source = fieldOf(error, 'source');
  const at = fieldOf(source, 'pointer') ?? fieldOf(source, 'parameter');
  const problem: Problem = {
    code: String(fieldOf(error, 'code') ?? 'UNKNOWN'),
    detail: String(fieldOf(error, 'detail') ?? fieldOf(error, 'title') ?? ''),
    ...(at !== undefined && { at: String(at) }),
    ...(of !== undefined && { of }),
    ...(Object.keys(others).length > 0 && { meta: others }),
  };
  // Apple nests one level; a hostile answer may not make us recurse for ever.
  const associated = depth > 4 ? [] : Object.entries(Object(associatedErrors) as Record<string, unknown>);
  return [
    problem,
    ...associated.flatMap(([resource, errors]) =>
      listOf(errors).flatMap((inner) => flattened(inner, resource, depth + 1)),
    ),
  ];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
