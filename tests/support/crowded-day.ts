import type { WrittenDay } from './replay-case.ts'
import type { Chance } from './seeded-chance.ts'

const services = ['a', 'b', 'c', 'd']
const visitors = 60

/** A drawn day of three hours in a hall too small for it: odd shifts, waits beyond every target, much at one instant. */
export function crowdedDay(chance: Chance): WrittenDay {
  const windows = Array.from({ length: 1 + chance.below(5) }, (_, place) => windowOf(chance, place))
  const plan = { hall: 'crowded', services: services.map((id) => serviceOf(chance, id)), windows }
  const day = Array.from({ length: visitors }, (_, place) => rowOf(chance, place))
  // Rows out of the order of arrival have ties that a hall, which knows no rows, breaks otherwise.
  return {
    plan,
    day: chance.below(2) === 0 ? day : day.sort((one, other) => arrivalOf(one) - arrivalOf(other)),
  }
}

function serviceOf(chance: Chance, id: string) {
  return {
    id,
    name: id,
    expected_minutes: chance.pick([1, 3, 5, 10, 20]),
    target_minutes: {
      green: chance.pick([1, 2, 5]),
      appointment: chance.pick([5, 10]),
      walkin: chance.pick([5, 10, 20]),
    },
  }
}

function windowOf(chance: Chance, place: number) {
  const minutes = Array.from({ length: 2 + chance.below(6) }, () => chance.below(36) * 5)
  const times = [...new Set(minutes)].sort((one, other) => one - other).map(clock)
  const adjoin = chance.below(2) === 0
  const shifts = times.flatMap((end, at) =>
    at > 0 && (adjoin || at % 2 === 1) ? [[times[at - 1], end]] : [],
  )
  const taken = services.filter(() => chance.below(2) === 0)
  return { id: `w${place + 1}`, services: taken.length === 0 ? ['*'] : taken, shifts }
}

function rowOf(chance: Chance, place: number): string {
  const seconds = chance.pick(['00', '00', '17'])
  return [
    `v${place + 1}`,
    `${clock(chance.below(180))}:${seconds}`,
    chance.pick(services),
    chance.below(3) === 0 ? `${clock(chance.below(36) * 5)}:00` : '',
    chance.below(10) === 0 ? 'elderly' : '',
    chance.pick([0, 37, 60, 90.5, 300, 300, 600, 1200]),
    chance.below(4) === 0 ? chance.pick([0, 300, 600, 1800]) : '',
  ].join(',')
}

function arrivalOf(row: string): number {
  return Number(row.split(',')[1]?.replaceAll(':', ''))
}

/** Minutes after 08:00 as `HH:MM`. */
function clock(minutesAfterEight: number): string {
  const hours = 8 + Math.floor(minutesAfterEight / 60)
  return `${String(hours).padStart(2, '0')}:${String(minutesAfterEight % 60).padStart(2, '0')}`
}
