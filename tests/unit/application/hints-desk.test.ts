import { beforeEach, describe, expect, it } from 'vitest'
import type { DeviceCondition } from '../../../hub/application/device-health.ts'
import { HintsDesk } from '../../../hub/application/hints-desk.ts'
import hallJson from '../../../hub/demo-hall/hall.json' with { type: 'json' }
import { hallDefinition } from '../../../shared/hall-definition.ts'
import { type HintsPrint, parsePayload } from '../../../shared/mqtt/topic-map.ts'

const hall = hallDefinition.parse(hallJson)
let sent: { printerId: string; command: HintsPrint }[]
let condition: DeviceCondition
let desk: HintsDesk

beforeEach(() => {
  sent = []
  condition = { online: true, paper: 'ok', cover: 'closed', cutter: 'ok' }
  let drawn = 0
  desk = new HintsDesk({
    definition: () => hall,
    now: () => Date.parse('2026-11-23T01:31:00Z'),
    bookUrl: (serviceId) => `http://hall.example/book?service=${serviceId}`,
    conditionOf: () => condition,
    publish: async (printerId, command) => {
      sent.push({ printerId, command })
    },
    ids: { id: () => `job-${++drawn}`, code: () => 'code' },
  })
})

const ask = (serviceId = 'house-package', commandId = 'device/kiosk-01/key-1') =>
  desk.print({ commandId, printerId: 'printer-01', serviceId, language: 'zh' })

describe('the hints desk', () => {
  describe('when a kiosk asks for the hints of a service', () => {
    it('sends its printer all that stands on the paper, to be printed within two minutes', async () => {
      expect(await ask()).toEqual({ jobId: 'job-1' })
      const [{ printerId, command } = { printerId: '', command: undefined }] = sent
      expect(printerId).toBe('printer-01')
      expect(command).toMatchObject({
        id: 'job-1',
        kind: 'hints',
        ttlMs: 120_000,
        language: 'zh',
        hints: {
          serviceName: { zh: '二手房过户一件事' },
          zoneName: { zh: '综合受理区、民生保障区' },
          expectedMinutes: 30,
          printedAt: '2026-11-23 09:31',
          bookUrl: 'http://hall.example/book?service=house-package',
        },
      })
      expect(command?.hints.matters).toHaveLength(3)
      expect(command?.hints.materials[0]).toEqual({
        name: { zh: '买卖双方身份证', en: 'Identity cards of buyer and seller' },
        issuedBy: { zh: '公安机关', en: 'the police' },
        copies: { zh: '原件，每人都要', en: 'Original, of each person' },
      })
    })

    it.each(hall.services.map(({ id }) => id))('says it as the topic map wants it: %s', async (serviceId) => {
      await ask(serviceId)
      expect(parsePayload('print', JSON.stringify(sent[0]?.command))).toMatchObject({ ok: true })
    })
  })

  describe('when a request comes again', () => {
    it('answers the same and prints nothing', async () => {
      const [first, second] = await Promise.all([ask(), ask()])
      expect(second).toEqual(first)
      expect(sent).toHaveLength(1)
    })

    it('refuses it with another content', async () => {
      await ask()
      expect(await ask('passport')).toMatchObject({ code: 'command_id_reused' })
      expect(sent).toHaveLength(1)
    })
  })

  describe('when the printer cannot print', () => {
    it.each([{ online: false }, { paper: 'out' }, { cover: 'open' }, { cutter: 'error' }] as const)(
      'says so and sends nothing; the same request is served later: %j',
      async (trouble) => {
        condition = { ...condition, ...trouble }
        expect(await ask()).toMatchObject({ code: 'printer_not_ready' })
        condition = { online: true, paper: 'low', cover: 'closed', cutter: 'ok' }
        expect(await ask()).toEqual({ jobId: 'job-1' })
        expect(sent).toHaveLength(1)
      },
    )
  })

  describe('when there is no such service', () => {
    it('says so', async () => {
      expect(await ask('flying')).toMatchObject({ code: 'service_unknown' })
    })
  })
})
