import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{unit,api,sync}/**/*.test.ts', 'tests/components/**/*.test.tsx'],
    // Servers and databases of their own in each file: two cores carry two at a time.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
