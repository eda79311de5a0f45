import { afterEach, describe, expect, it } from 'vitest'
import { Replications } from '../../../hub/simulation/replications.ts'

const jobFile = new URL('./replication-jobs/powers.ts', import.meta.url)
const bases = Array.from({ length: 40 }, (_, place) => place)

describe('Replications', () => {
  const open: Replications<number, number, number>[] = []
  const replications = (exponent: number, workers: number) => {
    const made = new Replications<number, number, number>(jobFile, exponent, workers)
    open.push(made)
    return made
  }
  afterEach(async () => {
    await Promise.all(open.splice(0).map((one) => one.close()))
  })

  describe('when many jobs are given', () => {
    it('answers in their order, whatever the number of workers', async () => {
      const expected = bases.map((base) => base ** 2)
      expect(await replications(2, 1).run(bases)).toEqual(expected)
      expect(await replications(2, 3).run(bases)).toEqual(expected)
    })
  })

  describe('when a job fails', () => {
    it('rejects with its error and does the next jobs', async () => {
      const squares = replications(2, 2)
      await expect(squares.run([1, -1, 2])).rejects.toThrow('-1 is below zero')
      expect(await squares.run([3])).toEqual([9])
    })
  })

  describe('when the job file cannot be prepared', () => {
    it('rejects the jobs', async () => {
      await expect(replications(Number.NaN, 2).run([1, 2, 3])).rejects.toThrow('no exponent')
    })
  })

  describe('when it is closed', () => {
    it('rejects what is still to be done', async () => {
      const squares = replications(2, 1)
      const asked = expect(squares.run(bases)).rejects.toThrow('closed')
      await squares.close()
      await asked
    })
  })
})
