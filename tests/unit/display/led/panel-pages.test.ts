import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawPage, textArt } from '../../../../display/led/panel/frame.ts'
import { lineText } from '../../../../display/led/panel/page.ts'
import { PageTurner, pageMs } from '../../../../display/led/panel/page-turner.ts'
import { type PanelKnowledge, panelPages } from '../../../../display/led/panel/panel-pages.ts'
import type { BoardState, LedConfig, WindowState } from '../../../../shared/mqtt/topic-map.ts'
import { callOfA008, ledConfig, openCall, panelFont, zoneState } from '../../../support/led-panel.ts'

const noon = Date.UTC(2026, 10, 22, 4)
const pages = (knowledge: PanelKnowledge, part: Partial<LedConfig> = {}) =>
  panelPages(knowledge, ledConfig(part), { timeZone: 'Asia/Shanghai', nowMs: noon }, panelFont)
/** Each page as its lines, parted by a stroke. */
const words = (knowledge: PanelKnowledge, part: Partial<LedConfig> = {}) =>
  pages(knowledge, part).map(({ lines }) => lines.map(({ runs }) => lineText(runs)).join(' | '))
const zone = (...calls: BoardState['calls']): PanelKnowledge => ({ kind: 'zone', state: zoneState(calls) })
const window = (part: Partial<WindowState> = {}): PanelKnowledge => ({
  kind: 'window',
  state: {
    epoch: 1,
    rev: 1,
    at: 0,
    windowId: 'w03',
    number: 3,
    name: { zh: '综合窗口', en: '' },
    kind: 'comprehensive',
    status: 'open',
    pauseReason: '',
    takes: [],
    clerk: null,
    current: null,
    ...part,
  },
})
const a008 = openCall('A008', 3)
const b112 = openCall('B112', 118)

describe('a panel of a zone', () => {
  describe('when one ticket is called', () => {
    it('shows the sentence in dots', () => {
      const [page] = pages(zone(a008))
      expect(page && textArt(drawPage(page, ledConfig(), panelFont))).toBe(callOfA008)
    })

    it('says it as fully and as large as the panel allows', () => {
      const on = (widthDots: number, heightDots: number) => words(zone(a008), { widthDots, heightDots })
      expect(on(192, 16)).toEqual(['请 A008 到 3 号窗口'])
      expect(on(128, 16)).toEqual(['请A008到3号窗口'])
      expect(on(64, 32)).toEqual(['A008 | →3号窗'])
      expect(on(32, 16)).toEqual(['A008', '→3号'])
      const [large] = pages(zone(a008), { widthDots: 256, heightDots: 64 })
      expect(large?.lines.map(({ scale }) => scale)).toEqual([3, 1])
    })

    it('says it in English, too, where the hall wants that', () => {
      expect(words(zone(a008), { languages: ['zh', 'en'] })).toEqual([
        '请 A008 | 到 3 号窗口',
        'A008 to window 3',
      ])
    })
  })

  describe('when several are called', () => {
    it('lists them, newest first, and turns pages when they are more than its lines', () => {
      const calls = [a008, b112, openCall('C007', 18)]
      expect(words(zone(...calls), { widthDots: 192 })).toEqual([
        '请 A008 到 3 号窗口 | 请 B112 到 118 号窗口',
        '请 C007 到 18 号窗口',
      ])
      expect(words(zone(...calls), { widthDots: 64, heightDots: 32 })).toHaveLength(3)
    })

    it('leaves out those whose visitor has come', () => {
      expect(words(zone({ ...a008, active: false }, b112))).toEqual(['请 B112 | 到 118 号窗口'])
    })
  })

  describe('when nobody is called', () => {
    it('says to wait, how many do, and the notices that stand', () => {
      const state = zoneState([{ ...a008, active: false }], 12)
      const notice = (id: string, until: number | null) => ({
        id,
        text: { zh: `公告${id}`, en: '' },
        zoneId: null,
        until,
      })
      const notices = [notice('一', null), notice('二', noon - 1), notice('三', noon + 1)]
      expect(words({ kind: 'zone', state: { ...state, notices } })).toEqual([
        '请等候叫号',
        '现有 12 人等候',
        '公告一',
        '公告三',
      ])
    })
  })

  describe('when nothing has been heard for long', () => {
    it('sends people to the board instead of showing what may be over', () => {
      expect(words({ kind: 'stale' })).toEqual(['请看大屏'])
      expect(pages({ kind: 'nothing' })).toEqual([])
    })
  })

  describe('whatever is called on whatever panel', () => {
    it('draws every page inside its dots', () => {
      const call = fc.tuple(fc.stringMatching(/^[A-Z][0-9]{1,5}$/), fc.integer({ min: 1, max: 9999 }))
      const size = {
        widthDots: fc.integer({ min: 64, max: 400 }),
        heightDots: fc.integer({ min: 16, max: 96 }),
      }
      fc.assert(
        fc.property(fc.array(call, { maxLength: 12 }), fc.record(size), (calls, dots) => {
          const all = pages(zone(...calls.map(([ticket, number]) => openCall(ticket, number))), dots)
          expect(all.length).toBeGreaterThan(0)
          for (const { lines } of all)
            for (const { runs, scale, xDots, yDots } of lines) {
              expect(xDots + panelFont.widthOf(lineText(runs)) * scale).toBeLessThanOrEqual(dots.widthDots)
              expect(yDots + 16 * scale).toBeLessThanOrEqual(dots.heightDots)
            }
        }),
        { numRuns: 200 },
      )
    })
  })
})

describe('a strip over a window', () => {
  const strip = { widthDots: 128, heightDots: 16, colour: 'red' } as const
  const current = { ticketNumber: 'A008', class: 'walkin', calledAt: 0 } as const

  describe('when a ticket is at the window', () => {
    it('calls it, then says that it is served', () => {
      expect(words(window({ current: { ...current, status: 'called' } }), strip)).toEqual(['请A008到3号窗口'])
      expect(words(window({ current: { ...current, status: 'serving' } }), strip)).toEqual(['A008 办理中'])
    })
  })

  describe('when none is', () => {
    it('welcomes, or says that it is paused and until when, or closed', () => {
      expect(words(window(), strip)).toEqual(['3 号窗口 欢迎您'])
      expect(words(window({ status: 'paused' }), strip)).toEqual(['3号 暂停服务'])
      expect(words(window({ status: 'paused', backAt: noon }), strip)).toEqual(['暂停 12:00 恢复'])
      expect(words(window({ status: 'paused', backAt: noon }), { ...strip, widthDots: 192 })).toEqual([
        '暂停服务 12:00 恢复',
      ])
      expect(words(window({ status: 'closed' }), strip)).toEqual(['3 号窗口 未开放'])
    })
  })
})

describe('the pages of a panel', () => {
  describe('when time passes', () => {
    it('go round, and begin anew with the first when that changes', () => {
      const turner = new PageTurner<string>()
      const shown = [0, pageMs - 1, pageMs, 2 * pageMs].map((ms) => turner.turn(['one', 'two'], ms))
      expect(shown).toEqual(['one', 'one', 'two', 'one'])
      expect(turner.turn(['one', 'other'], 3 * pageMs)).toBe('other')
      expect(turner.turn(['new', 'one'], 3 * pageMs + 1)).toBe('new')
      expect(turner.turn([], 4 * pageMs)).toBeUndefined()
    })
  })
})
