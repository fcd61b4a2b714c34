import { defineConfig } from 'vitest/config';

/** The long kill test: the whole pipeline, Gradle and devices included. Its short sister runs with `npm test`. */
export default defineConfig({
  test: { include: ['test/kill/*.kill.ts'], pool: 'forks', testTimeout: 1_500_000, hookTimeout: 300_000 },
});
