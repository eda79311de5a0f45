import { readFileSync } from 'node:fs'

// Prints the closing line of a test run from vitest's JSON report; a run without tests has failed.
const report = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const { numPassedTests: passed, numFailedTests: failedTests, numPendingTests: skipped, testResults } = report
// A file that does not even load counts as a failure of its own.
const brokenFiles = testResults.filter(
  (file) => file.status === 'failed' && file.assertionResults.length === 0,
).length
const failed = failedTests + brokenFiles
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
