import { defineConfig } from 'vitest/config'

/**
 * Tests with real sockets, processes and browsers get a second try: on a busy shared machine the first can be a victim
 * of its neighbours. The reporter marks each that needed it (`retry x1`); one that does so twice is a fault to mend.
 */
const retry = 1
/** With every rule of axe in every theme (`AXE=whole`) a walk takes several times as long. */
const browserTestTimeout = process.env.AXE === 'whole' ? 600_000 : 120_000
/** Nor is a second enough for them to see what they wait for; that it comes in time is asserted where it matters. */
const expect = { poll: { timeout: 10_000 } }

const unitTests = 'tests/unit/**/*.test.ts'
/** What these test keeps what it knows in its modules, as a page does: each file starts with fresh ones. */
const pageTests = 'tests/unit/{console,display,evaluator,ticket-printer,ui,voice}/**/*.test.ts'

/** One builds the pages anew below the feet of the others, one holds every screen to seconds. */
const walksAlone = ['tests/browser/readme.test.ts', 'tests/browser/outage.test.ts']
/** What every walk in a browser needs. */
const browserWalks = {
  globalSetup: ['tests/browser/global-setup.ts'],
  retry,
  expect,
  testTimeout: browserTestTimeout,
  hookTimeout: 120_000,
}

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
      // Two walks at once, after everything else; then those that need the machine for themselves.
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          exclude: walksAlone,
          sequence: { groupOrder: 1 },
          ...browserWalks,
        },
      },
      { test: { name: 'browser-alone', include: walksAlone, fileParallelism: false, ...browserWalks } },
    ],
  },
})
