import type { Finding } from '../../findings/finding.ts';

const severities: readonly Finding['severity'][] = ['error', 'warning', 'note'];

/** Errors first, and nothing said twice. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const unlike = new Map(
    findings.map((finding) => [`${finding.rule}\0${finding.place}\0${finding.message}`, finding]),
  );
  return severities.flatMap((severity) =>
    [...unlike.values()].filter((finding) => finding.severity === severity),
  );
}
