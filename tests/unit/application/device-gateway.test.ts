import { describe, expect, it } from 'vitest'
import { DeviceGateway } from '../../../hub/application/device-gateway.ts'
import { DeviceHealth } from '../../../hub/application/device-health.ts'
import type { CommandRequest } from '../../../hub/application/hall-writer.ts'

/** What the writer got for one message of a pad. */
async function submittedFor(rating: object): Promise<CommandRequest[]> {
  const submitted: CommandRequest[] = []
  const gateway = new DeviceGateway({
    hallId: 'hall',
    writer: {
      submit: async (submission) => {
        submitted.push(submission)
        return { status: 'accepted', events: [] }
      },
    },
    publisher: { publish: async () => undefined },
    outbox: { forget: () => undefined, forgetPrint: () => undefined, resendPrints: () => undefined },
    health: new DeviceHealth({ of: () => undefined, all: () => new Map() }),
    log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
    onHealth: () => undefined,
    onDropped: () => undefined,
  })
  const payload = new TextEncoder().encode(JSON.stringify(rating))
  await gateway.handle({ topic: 'hall/hall/pad/w01/rating', payload })
  return submitted
}

describe('what devices say', () => {
  describe('when a pad sends a rating with a phone number in the words', () => {
    it('keeps the words without the number', async () => {
      const [submission] = await submittedFor({
        id: 'r1',
        caseId: 'c1',
        score: 1,
        comment: '请打 138 0013 8000 给我，等了 40 分钟',
      })
      expect(submission?.command).toMatchObject({
        type: 'RateCase',
        score: 1,
        comment: '请打 … 给我，等了 40 分钟',
      })
    })
  })
})
