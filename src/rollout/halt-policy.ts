import { setTimeout as sleep } from 'node:timers/promises';
import type { HaltPolicy } from './halt.ts';

/** Five tries within about eight seconds: long enough for a hiccup, short enough for a person to wait. */
export const patientPolicy: HaltPolicy = {
  attempts: 5,
  pause: (attempt) => sleep(250 * 2 ** attempt + Math.random() * 250),
};
