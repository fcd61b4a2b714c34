interface Parameter {
  readonly name: string;
  readonly parameterType: { readonly type: string; readonly arrayType?: { readonly type: string } };
  readonly parameterValue: {
    readonly value?: string;
    readonly arrayValues?: readonly { readonly value: string }[];
  };
}

export interface QueryRequest {
  readonly query: string;
  readonly useLegacySql: boolean;
  readonly parameterMode: string;
  readonly queryParameters: readonly Parameter[];
  readonly labels: { readonly slipway: string };
  readonly maximumBytesBilled: string;
}

/** A session, as the export has a row for its start; synthetic. */
export interface Session {
  readonly id: string;
  readonly user: string;
  readonly build: string;
  readonly at: number;
}

export interface Failure {
  readonly session: string | undefined;
  /** Crashlytics calls installations by identifiers of its own. */
  readonly installation: string;
  readonly build: string;
  readonly at: number;
  readonly type: 'FATAL' | 'NON_FATAL' | 'ANR';
  readonly issue: string;
}

export interface Exported {
  /** `dataset.table` of those that are there. */
  readonly tables: readonly string[];
  readonly sessions: readonly Session[];
  readonly failures: readonly Failure[];
}

export interface Table {
  readonly columns: readonly { readonly name: string; readonly type: 'STRING' | 'INTEGER' }[];
  readonly rows: readonly (readonly (string | null)[])[];
}

const widths = { hour: 3_600_000, day: 24 * 3_600_000 };

/** What BigQuery would count, with numbers as text. */
export function answerTo(request: QueryRequest, exported: Exported): Table {
  const asked = askedIn(request);
  switch (request.labels.slipway) {
    case 'health':
      return health(asked, exported);
    case 'freshness':
      return freshness(asked, exported);
    case 'new-problem':
      return newProblem(asked, exported);
    default:
      return daysPerUser(asked, exported);
  }
}

function askedIn({ queryParameters }: QueryRequest) {
  const of = (name: string) => queryParameters.find((one) => one.name === name)?.parameterValue;
  const list = (name: string) => of(name)?.arrayValues?.map(({ value }) => value) ?? [];
  return {
    since: Date.parse(of('since')?.value ?? ''),
    until: Date.parse(of('until')?.value ?? ''),
    type: of('error_type')?.value,
    candidate: list('candidate'),
    baseline: list('baseline'),
    versions: list('versions'),
  };
}

type Asked = ReturnType<typeof askedIn>;

const within =
  ({ since, until }: Asked) =>
  ({ at }: { readonly at: number }) =>
    at >= since && at < until;

function failedSessions(asked: Asked, { failures }: Exported): ReadonlySet<string> {
  const own = failures.filter(within(asked)).filter(({ type }) => type === asked.type);
  return new Set(own.flatMap(({ session }) => session ?? []));
}

function health(asked: Asked, exported: Exported): Table {
  const failed = failedSessions(asked, exported);
  const counted = exported.sessions
    .filter(within(asked))
    .filter(({ build }) => [...asked.candidate, ...asked.baseline].includes(build));
  const rows = (['day', 'hour'] as const).flatMap((width) => {
    const groups = Map.groupBy(counted, ({ at, build }) => {
      const start = Math.floor(at / widths[width]) * widths[width];
      return `${start} ${asked.candidate.includes(build) ? 'candidate' : 'baseline'}`;
    });
    return [...groups].toSorted().map(([key, own]) => {
      const bad = own.filter(({ id }) => failed.has(id));
      const users = (sessions: readonly Session[]) => String(new Set(sessions.map(({ user }) => user)).size);
      return [width, ...key.split(' '), users(own), users(bad), String(own.length), String(bad.length)];
    });
  });
  const numbers = ['users', 'failed_users', 'sessions', 'failed_sessions'];
  return { columns: columns({ width: 'STRING', start: 'INTEGER', arm: 'STRING' }, numbers), rows };
}

function freshness(asked: Asked, { sessions, failures }: Exported): Table {
  const latest = (all: readonly { readonly at: number }[]) => {
    const own = all.filter(within(asked));
    return own.length === 0 ? null : String(Math.max(...own.map(({ at }) => at)));
  };
  const bad = failures.filter(within(asked)).filter(({ type }) => type === asked.type);
  const named = bad.filter(({ session }) => session !== undefined);
  return {
    columns: columns({}, ['sessions_until', 'crashlytics_until', 'failures', 'with_session']),
    rows: [[latest(sessions), latest(failures), String(bad.length), String(named.length)]],
  };
}

function newProblem({ type, candidate }: Asked, { failures }: Exported): Table {
  const issues = Map.groupBy(
    failures.filter((one) => one.type === type),
    ({ issue }) => issue,
  );
  const own = [...issues]
    .filter(([, all]) => all.every(({ build }) => candidate.includes(build)))
    .map(([issue, all]) => ({ issue, users: new Set(all.map(({ installation }) => installation)).size }))
    .toSorted((a, b) => b.users - a.users);
  return {
    columns: columns({ issue_id: 'STRING', title: 'STRING', subtitle: 'STRING' }, ['users']),
    rows: own.slice(0, 1).map(({ issue, users }) => [issue, issue, 'MainActivity.kt', String(users)]),
  };
}

function daysPerUser(asked: Asked, exported: Exported): Table {
  const failed = failedSessions(asked, exported);
  const own = exported.sessions
    .filter(within(asked))
    .filter(({ id, build }) => failed.has(id) && asked.versions.includes(build));
  const days = [...Map.groupBy(own, ({ user }) => user).values()].map(
    (sessions) => new Set(sessions.map(({ at }) => Math.floor(at / widths.day))).size,
  );
  const sum = (numbers: readonly number[]) => String(numbers.reduce((total, one) => total + one, 0));
  return {
    columns: columns({}, ['users', 'days', 'squares']),
    rows: [[String(days.length), sum(days), sum(days.map((one) => one * one))]],
  };
}

function columns(first: Readonly<Record<string, 'STRING' | 'INTEGER'>>, numbers: readonly string[]) {
  return [
    ...Object.entries(first).map(([name, type]) => ({ name, type })),
    ...numbers.map((name) => ({ name, type: 'INTEGER' as const })),
  ];
}
