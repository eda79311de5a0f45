import { afterEach, describe, expect, it } from 'vitest'
import { type CalendarEntry, calendarFile } from '../../../hub/application/booking/calendar-file.ts'

const entry: CalendarEntry = {
  uid: 'booking-1@lucheng',
  sequence: 0,
  startsAt: Date.UTC(2026, 10, 23, 1, 30),
  endsAt: Date.UTC(2026, 10, 23, 2),
  stampAt: Date.UTC(2026, 10, 20, 4, 5, 6),
  summary: '办理营业执照设立登记',
  location: '鹭城市政务服务中心，综合受理区，三楼三百零八室，请由东门进入大厅后乘电梯上楼',
  description: '请带：身份证; 房产证, 租赁合同\\章程\n签到码 20481632',
  url: 'http://127.0.0.1:8080/b/abcdefghjkmnpqrs',
  status: 'confirmed',
  alarmMinutes: 120,
}

/** Reads a file as a calendar does: unfolded lines, names and unescaped values, by component. */
function read(file: string) {
  const components: Record<string, Record<string, string>> = {}
  const open: string[] = []
  for (const line of file
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter(Boolean)) {
    const colon = line.indexOf(':')
    const [name, value] = [line.slice(0, colon), line.slice(colon + 1)]
    if (name === 'BEGIN') open.push(value)
    else if (name === 'END') expect(open.pop()).toBe(value)
    else components[open.join('/')] = { ...components[open.join('/')], [name]: unescaped(value) }
  }
  expect(open).toEqual([])
  return components
}

const unescaped = (value: string) =>
  value.replace(/\\([\\;,nN])/g, (_, character: string) =>
    character.toLowerCase() === 'n' ? '\n' : character,
  )

const ownZone = process.env.TZ

afterEach(() => {
  if (ownZone === undefined) delete process.env.TZ
  else process.env.TZ = ownZone
})

describe('calendar file', () => {
  describe('when a calendar reads it', () => {
    it('gives back every text as it was', () => {
      const event = read(calendarFile(entry))['VCALENDAR/VEVENT']
      expect(event).toMatchObject({
        UID: entry.uid,
        SEQUENCE: '0',
        SUMMARY: entry.summary,
        LOCATION: entry.location,
        DESCRIPTION: entry.description,
        URL: entry.url,
        STATUS: 'CONFIRMED',
        DTSTAMP: '20261120T040506Z',
      })
    })

    it('is published, and reminds before the start', () => {
      const file = read(calendarFile(entry))
      expect(file.VCALENDAR).toMatchObject({ VERSION: '2.0', METHOD: 'PUBLISH' })
      expect(file['VCALENDAR/VEVENT/VALARM']).toEqual({
        ACTION: 'DISPLAY',
        DESCRIPTION: entry.summary,
        TRIGGER: '-PT120M',
      })
    })

    it('escapes the text of the reminder too', () => {
      const file = read(calendarFile({ ...entry, summary: 'a; b, c\\d' }))
      expect(file['VCALENDAR/VEVENT/VALARM']?.DESCRIPTION).toBe('a; b, c\\d')
    })

    it('has lines of 75 octets at most, ended by CR LF, and no character cut in two', () => {
      const file = calendarFile({ ...entry, location: `${entry.location}🏛️𠮷`.repeat(4) })
      expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
      expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
      const octets = file.split('\r\n').map((line) => Buffer.byteLength(line))
      expect(Math.max(...octets)).toBeLessThanOrEqual(75)
      expect(file).not.toContain('\ufffd')
      expect(read(file)['VCALENDAR/VEVENT']?.LOCATION).toBe(`${entry.location}🏛️𠮷`.repeat(4))
    })

    it('cannot be made to say more by a line break in a text', () => {
      const file = calendarFile({ ...entry, summary: 'x\r\nATTENDEE:mailto:a@b.c\rSTATUS:CANCELLED' })
      expect(file).not.toMatch(/\r\n(ATTENDEE|STATUS:CANCELLED)/)
    })
  })

  describe('when the hub runs in another time zone', () => {
    it.each(['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Chatham'])(
      'names the same instants: %s',
      (timeZone) => {
        process.env.TZ = timeZone
        expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(timeZone)
        expect(read(calendarFile(entry))['VCALENDAR/VEVENT']).toMatchObject({
          DTSTART: '20261123T013000Z',
          DTEND: '20261123T020000Z',
          DTSTAMP: '20261120T040506Z',
        })
      },
    )
  })

  describe('when the booking is moved and cancelled', () => {
    it('replaces the entry: same UID, higher sequence, no reminder any more', () => {
      const file = read(calendarFile({ ...entry, sequence: 2, status: 'cancelled' }))
      expect(file['VCALENDAR/VEVENT']).toMatchObject({
        UID: entry.uid,
        SEQUENCE: '2',
        STATUS: 'CANCELLED',
      })
      expect(file['VCALENDAR/VEVENT/VALARM']).toBeUndefined()
    })
  })
})
