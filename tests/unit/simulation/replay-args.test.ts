import { describe, expect, it } from 'vitest'
import { parseReplayArgs } from '../../../hub/simulation/replay-args.ts'

const argv = (...extra: string[]) => ['--plan', 'p.json', '--day', 'd.csv', ...extra]

describe('the command line of the live replay', () => {
  describe('when it is complete', () => {
    it('reads files, speed, kills and targets', () => {
      const targets = 'appointment=95,green=90'
      const more = ['--speed', '300', '--kill-every', '8', '--json', 'out.json', '--target', targets]
      expect(parseReplayArgs(argv(...more))).toEqual({
        planFile: 'p.json',
        dayFile: 'd.csv',
        speed: 300,
        killEverySeconds: 8,
        jsonFile: 'out.json',
        targets: new Map([
          ['appointment', 0.95],
          ['green', 0.9],
        ]),
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
      [argv('--target', 'booked=95'), '--target: "booked" is not one of green'],
      [argv('--target', 'green=120'), '--target: "120"'],
    ])('names the option in %j', (args, message) => {
      expect(() => parseReplayArgs(args)).toThrow(message)
    })
  })
})
