import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{src,libs,jurisdictions,samples,bench,scripts,bin,tests}/**/*.test.{ts,tsx}'],
    globalSetup: 'tests/global-setup.ts',
    pool: 'forks',
    // Each worker's databases and child processes want a core too.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 60_000,
  },
})
