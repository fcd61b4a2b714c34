import { defineConfig } from 'vitest/config';

/** Thousands of random schedules of the rollout's controllers and people. A few hundred of them run with `npm test`. */
export default defineConfig({
  test: { include: ['test/schedules/*.schedules.ts'], pool: 'forks', maxWorkers: 2 },
});
