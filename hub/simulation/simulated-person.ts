import { residentCheckCharacter } from '../../shared/booking/gb-check-digit.ts'

/** A person who books, as one fills in the form. */
export interface SimulatedPerson {
  readonly name: string
  readonly document: { readonly type: 'resident-id'; readonly number: string }
  readonly phone: string
}

/** Indexes of different people. */
export const simulatedPeople = 10_000_000

const birthDays = 20_000
const dayMs = 24 * 3600_000
const surnames = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗'
const givenNames = '伟芳娜敏静丽强磊洋勇艳杰娟涛明超兰霞平刚'

/** The person of an index below `simulatedPeople`: a name, and a resident card and a phone that nobody else has. */
export function personOf(index: number): SimulatedPerson {
  const birthday = new Date(Date.UTC(1950, 0, 1) + (index % birthDays) * dayMs).toISOString().slice(0, 10)
  const order = String(Math.floor(index / birthDays)).padStart(3, '0')
  const first17 = `350203${birthday.replaceAll('-', '')}${order}`
  const surname = surnames[index % surnames.length]
  const givenName = givenNames[Math.floor(index / surnames.length) % givenNames.length]
  return {
    name: `${surname}${givenName}`,
    document: { type: 'resident-id', number: first17 + residentCheckCharacter(first17) },
    phone: `139${String(index).padStart(8, '0')}`,
  }
}
