import { defineConfig } from 'vitest/config'

/** These mock modules, or watch how they are loaded. */
const ALONE = ['test/cli/run.test.ts', 'test/regexes.test.ts']

export default defineConfig({
  test: {
    // One worker process per core at most: some tests start processes of their own.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      // Loading all modules for each file would take a fifth of the time.
      {
        extends: true,
        test: { name: 'together', isolate: false, include: ['test/**/*.test.ts'], exclude: ALONE },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
  },
})
