import { describe, expect, it } from 'vitest'
import { benchParts, parseBenchArgs } from '../../load/bench-args.ts'
import { buildBenchHall } from '../../load/bench-hall.ts'

describe('the command line of the bench', () => {
  describe('when nothing is asked for', () => {
    it('measures everything at full length', () => {
      const args = parseBenchArgs([])
      expect(args).toMatchObject({ effort: 'full', jsonFile: null, profileDir: null })
      expect(args.parts).toEqual(benchParts)
    })
  })

  describe('when parts are named', () => {
    it('measures these in its own order', () => {
      expect(parseBenchArgs(['--quick', '--only', 'memory,calls'])).toMatchObject({
        effort: 'quick',
        parts: ['calls', 'memory'],
      })
    })

    it('refuses a part there is not', () => {
      expect(() => parseBenchArgs(['--only', 'disk'])).toThrow('--only: "disk" is not one of commands')
    })
  })
})

describe("the bench's hall", () => {
  describe('when it is built', () => {
    it('has 180 windows and 600 screens, boards and pads in four zones', () => {
      const { windows, zones, devices } = buildBenchHall()
      const screens = devices.filter(({ kind }) => kind !== 'kiosk' && kind !== 'printer')
      expect([windows.length, zones.length, screens.length]).toEqual([180, 4, 600])
    })
  })
})
