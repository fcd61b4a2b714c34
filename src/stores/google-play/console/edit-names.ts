import type { EditRef } from '../client.ts';

/** An edit as the generated client wants it named. */
export function named({ applicationId, editId }: EditRef): { packageName: string; editId: string } {
  return { packageName: applicationId, editId };
}
