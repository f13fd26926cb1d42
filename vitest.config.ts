import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { contractForBrowser } from './tools/contract-for-browser.ts'

// Three kinds of tests by file name: pure (*.test.ts), real PostgreSQL (*.db.test.ts), the web in jsdom (web/**).
export default defineConfig({
  test: {
    // A worker for each core: the default leaves one of two idle.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles: ['server/platform/testing/rule-off.ts'],
          include: ['{contract,server,tools}/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
        },
      },
      {
        test: {
          name: 'db',
          setupFiles: ['server/platform/testing/rule-off.ts'],
          include: ['{server,tools}/**/*.db.test.ts'],
          globalSetup: ['server/platform/testing/global-database.ts'],
          // Guards, not measures: fifty clients at once take a slow machine with two cores some ten seconds.
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
      {
        plugins: [react(), contractForBrowser()],
        test: {
          name: 'web',
          include: ['web/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          setupFiles: ['web/testing/setup.ts'],
          css: { modules: { classNameStrategy: 'non-scoped' } },
        },
      },
    ],
  },
})
