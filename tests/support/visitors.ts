import type { PersonGiven } from '../../hub/application/booking/person.ts'

const residentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const companyWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const companyCharacters = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** The 17 digits with their check character, by the standard's own table of weights. */
export function withResidentCheck(first17: string): string {
  const sum = residentWeights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0)
  return first17 + '10X98765432'[sum % 11]
}

/** The 17 characters with their check character, by the standard's own table of weights. */
export function withCompanyCheck(first17: string): string {
  const values = [...first17].map((character) => companyCharacters.indexOf(character))
  const sum = companyWeights.reduce((total, weight, index) => total + weight * (values[index] ?? 0), 0)
  return first17 + companyCharacters[(31 - (sum % 31)) % 31]
}

/** A resident's number that differs with the index, below 10 million. */
export function residentNumber(index: number): string {
  const day = new Date(Date.UTC(1950, 0, 1) + (index % 20_000) * 24 * 3600_000)
  const order = String(Math.floor(index / 20_000) % 1000).padStart(3, '0')
  return withResidentCheck(`350203${day.toISOString().slice(0, 10).replaceAll('-', '')}${order}`)
}

/** A Chinese mobile number that differs with the index, as one types it. */
export function mobileNumber(index: number): string {
  return `139${String(index).padStart(8, '0')}`
}

const names = ['张伟', '王秀英', '欧阳娜娜', '林志强', '阿依古丽·买买提', 'John Smith', '陈静', '司马光']

/** A visitor of a resident card and a phone of their own, that differs with the index. */
export function visitor(index: number, changes: Partial<PersonGiven> = {}): PersonGiven {
  return {
    name: names[index % names.length] as string,
    document: { type: 'resident-id', number: residentNumber(index) },
    phone: mobileNumber(index),
    ...changes,
  }
}
