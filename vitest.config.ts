import { defineConfig } from 'vitest/config';
import { SkipReporter } from './tools/skip-reporter.ts';

export default defineConfig({
  test: {
    include: ['{src,bin,scripts,tools,test,fixtures}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    reporters: ['default', new SkipReporter()],
    pool: 'forks',
    maxWorkers: 2,
    // Two cores that others use too: what takes a second alone may take thirty.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
