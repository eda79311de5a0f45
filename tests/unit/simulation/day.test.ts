import { describe, expect, it } from 'vitest'
import { BadInput } from '../../../hub/bad-input.ts'
import { arrivedOf, parseDay } from '../../../hub/simulation/day.ts'

const header = 'visitor,arrives_at,service,appointment_at,priority,service_seconds,patience_seconds'
const services = new Set(['s01', 's02'])
const day = (...rows: string[]) => parseDay([header, ...rows].join('\n'), 'day.csv', services)

describe('a day file', () => {
  describe('when it is sound', () => {
    it('gives each visitor a class: the priority first, then the booking', () => {
      const visitors = day(
        'v1,08:00:10,s01,,,300,',
        'v2,08:00:20,s01,08:30:00,,300,600',
        'v3,08:00:30,s02,08:30:00,elderly,300,',
      )
      expect(visitors.map((visitor) => visitor.class)).toEqual(['walkin', 'appointment', 'green'])
      expect(visitors[1]).toMatchObject({
        arrivesAt: 28_820,
        appointmentAt: 30_600,
        patienceSeconds: 600,
        ground: null,
      })
      expect(visitors[2]?.ground).toBe('elderly')
    })

    it('leaves out who booked and never came, and puts arrivals in order', () => {
      const visitors = day('v1,09:00:00,s01,,,60,', 'v2,,s01,08:30:00,,60,', 'v3,08:00:00,s01,,,60,')
      expect(arrivedOf(visitors).map((visitor) => visitor.name)).toEqual(['v3', 'v1'])
    })

    it('reads files of other machines: byte order mark, CRLF, empty last lines', () => {
      const content = `\uFEFF${header}\r\nv1,08:00:00,s01,,,60,\r\n\r\n`
      expect(parseDay(content, 'day.csv', services)).toHaveLength(1)
    })
  })

  describe('when it cannot be used', () => {
    const cases: [string, string[], string][] = [
      [
        'a service the plan lacks',
        ['v1,08:00:00,s01,,,60,', 'v2,08:00:00,s09,,,60,'],
        'day.csv:3: service "s09"',
      ],
      ['a time that is none', ['v1,8:00,s01,,,60,'], 'day.csv:2: arrives_at "8:00"'],
      ['an unknown priority', ['v1,08:00:00,s01,,rich,60,'], 'day.csv:2: priority "rich"'],
      ['a service time that is no number', ['v1,08:00:00,s01,,,x,'], 'day.csv:2: service_seconds "x"'],
      ['a negative patience', ['v1,08:00:00,s01,,,60,-5'], 'day.csv:2: patience_seconds "-5"'],
      ['missing fields', ['v1,08:00:00,s01'], 'day.csv:2: 7 fields'],
      [
        'the same visitor twice',
        ['v1,08:00:00,s01,,,60,', 'v1,08:01:00,s01,,,60,'],
        'day.csv:3: visitor "v1"',
      ],
      ['no visitors', [], 'no visitors'],
    ]
    it.each(cases)('names file, line and reason for %s', (_, rows, message) => {
      expect(() => day(...rows)).toThrow(BadInput)
      expect(() => day(...rows)).toThrow(message)
    })

    it('refuses another header on line 1', () => {
      expect(() => parseDay('a,b\n', 'day.csv', services)).toThrow('day.csv:1: the header must be')
    })
  })
})
