import { SlipwayError } from '../errors/slipway-error.ts';

export type Outcome<T> =
  | { readonly value: T; readonly problem?: undefined }
  | { readonly value?: undefined; readonly problem: string };

/** Damage in one part of an artifact is reported beside what the other parts say; bugs still throw. */
export async function attempt<T>(work: () => Promise<T> | T): Promise<Outcome<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    if (!(error instanceof SlipwayError) || error.code !== 'ARTIFACT_CORRUPT') throw error;
    return { problem: error.message };
  }
}
