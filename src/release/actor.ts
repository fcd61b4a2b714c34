/** Who acts, for the ledger: the person or workflow that started this process. */
export function actorOf(env: Readonly<Record<string, string | undefined>>): string {
  if (env.GITHUB_ACTIONS === 'true')
    return `github:${env.GITHUB_ACTOR ?? 'unknown'} (run ${env.GITHUB_RUN_ID ?? '?'})`;
  return `user:${env.SLIPWAY_ACTOR ?? env.USER ?? env.LOGNAME ?? 'unknown'}`;
}
