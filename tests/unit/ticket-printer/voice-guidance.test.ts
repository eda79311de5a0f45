import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { TakenTicket } from '../../../shared/http/kiosk-schemas.ts'
import type { Step } from '../../../ticket-printer/kiosk/step.ts'
import { type Scene, sentenceFor } from '../../../ticket-printer/kiosk/voice/guidance.ts'

const scene = (part: Partial<Scene>): Scene => ({
  step: { at: 'home' },
  paper: 'printing',
  service: 'open',
  dialog: 'none',
  ...part,
})
const ticket: Step = { at: 'ticket', ticket: {} as TakenTicket, by: 'taking' }
const from = { at: 'packages' } as const
const scenes: [string | undefined, Scene][] = [
  ['home', scene({})],
  ['list', scene({ step: from })],
  ['list', scene({ step: { at: 'department', departmentId: 'tax' } })],
  ['search', scene({ step: { at: 'search', typed: 'g' } })],
  ['confirm', scene({ step: { at: 'confirm', serviceId: 'deed-tax', from } })],
  ['check-in', scene({ step: { at: 'check-in' } })],
  [undefined, scene({ step: ticket })],
  ['ticket', scene({ step: ticket, paper: 'printed' })],
  ['ticket-without-paper', scene({ step: ticket, paper: 'trouble' })],
  ['ticket-without-paper', scene({ step: ticket, paper: 'none', service: 'away' })],
  ['away', scene({ service: 'away' })],
  ['closed', scene({ service: 'closed' })],
  ['still-there', scene({ dialog: 'still-there' })],
  ['help', scene({ dialog: 'help', service: 'closed' })],
  [undefined, scene({ dialog: 'calling' })],
]
const clip = (language: string, sentence: string) =>
  fileURLToPath(
    new URL(`../../../ticket-printer/kiosk/voice/clips/${language}/${sentence}.ogg`, import.meta.url),
  )

describe('the voice guidance', () => {
  describe('when a screen is shown', () => {
    it.each(scenes)('says “%s”, in both languages', (sentence, shown) => {
      expect(sentenceFor(shown)).toBe(sentence)
      if (sentence === undefined) return
      expect(['zh', 'en'].filter((language) => !existsSync(clip(language, sentence)))).toEqual([])
    })
  })
})
