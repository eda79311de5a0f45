import { defineConfig } from 'vitest/config'

/**
 * Tests with real sockets, processes and browsers get a second try: on a busy shared machine the first can be a victim
 * of its neighbours. The reporter marks each that needed it (`retry x1`); one that does so twice is a fault to mend.
 */
const retry = 1
/** Nor is a second enough for them to see what they wait for; that it comes in time is asserted where it matters. */
const expect = { poll: { timeout: 10_000 } }

const unitTests = 'tests/unit/**/*.test.ts'
/** What these test keeps what it knows in its modules, as a page does: each file starts with fresh ones. */
const pageTests = 'tests/unit/{console,display,evaluator,ticket-printer,ui,voice}/**/*.test.ts'

/** Parts of the suite: `npx vitest run --project unit`. Browser walks need the built pages, which the global set-up makes. */
export default defineConfig({
  test: {
    // Vitest leaves one processor idle; the tests have the machine to themselves, and many of them wait.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: [unitTests],
          exclude: [pageTests],
          isolate: false,
          testTimeout: 60_000,
        },
      },
      { test: { name: 'page-unit', include: [pageTests], testTimeout: 60_000 } },
      {
        test: {
          name: 'contract',
          globalSetup: ['tests/support/build-hub.ts'],
          include: [
            'tests/contract/**/*.test.ts',
            'tests/integration/**/*.test.ts',
            'tests/simulation/**/*.test.ts',
            'tests/faults/**/*.test.ts',
          ],
          retry,
          expect,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/global-setup.ts'],
          retry,
          expect,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
