import { describe, expect, it } from 'vitest'
import { parseReplayArgs } from '../../../hub/simulation/replay-args.ts'

const argv = (...extra: string[]) => ['--plan', 'p.json', '--day', 'd.csv', ...extra]

describe('the command line of the live replay', () => {
  describe('when it is complete', () => {
    it('reads files, speed and kills', () => {
      expect(parseReplayArgs(argv('--speed', '300', '--kill-every', '8', '--json', 'out.json'))).toEqual({
        planFile: 'p.json',
        dayFile: 'd.csv',
        speed: 300,
        killEverySeconds: 8,
        jsonFile: 'out.json',
      })
    })
  })

  describe('when it is not', () => {
    it.each([
      [['--day', 'd.csv'], '--plan: is missing'],
      [argv('--speed', 'fast'), '--speed: "fast"'],
      [argv('--speed', '0'), '--speed: "0"'],
      [argv('--kill-every', '1'), '--kill-every: "1"'],
      [argv('--policy', 'x'), 'command line:'],
    ])('names the option in %j', (args, message) => {
      expect(() => parseReplayArgs(args)).toThrow(message)
    })
  })
})
