import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { reportHtml } from '../../../hub/application/report/day-report.ts'
import { reportStyle } from '../../../hub/application/report/report-style.ts'
import type { ReportedDay, ReportedVisit } from '../../../hub/application/report/reported-day.ts'
import { callOrderNames, ticketClasses } from '../../../shared/hall-definition.ts'
import { at, reportedDay, visit } from '../../support/reported-day.ts'
import { seededChance, testSeed } from '../../support/seeded-chance.ts'

const about = { title: 'A day', dayFile: 'day.csv', planFile: 'plan.json', source: 'drawn for this test' }
/** What a reader sees, without the style sheet. */
const bodyOf = (html: string) => html.slice(html.indexOf('<body>'))
/** A table or list as plain text, one language. */
const plain = (html: string) =>
  html
    .replace(/<span lang="zh-CN">.*?<\/span>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
/** The part of the report with this id. */
const partOf = (html: string, id: string) =>
  html.split(`<section id="${id}"`)[1]?.split('</section>')[0] ?? ''

const visits = [
  visit('v1', { arrivedAt: at('09:00'), calledAt: at('09:10') }),
  visit('v2', { arrivedAt: at('09:05'), calledAt: at('09:20'), class: 'green', targetSeconds: 300 }),
  visit('v3', {
    arrivedAt: at('09:00'),
    queuedAt: at('09:30'),
    calledAt: at('09:30'),
    class: 'appointment',
    targetSeconds: 600,
  }),
  visit('v4', { serviceId: 'house', calledAt: null, windowId: null, outcome: 'left', waitSeconds: 900 }),
]
const day = reportedDay(visits)
const other = reportedDay(
  visits.map((entry) =>
    entry.name === 'v1' ? visit('v1', { arrivedAt: at('09:00'), calledAt: at('09:15') }) : entry,
  ),
  { policy: 'strict' },
)

describe('the report of a day', () => {
  const html = reportHtml([day, other], about)

  describe('when it is read', () => {
    it('tells the headline figures', () => {
      const text = plain(partOf(html, 'overview'))
      expect(text).toContain('50.0 % in target')
      expect(text).toContain('2 of 4 visitors')
      expect(text).toContain('Served 3')
      expect(text).toContain('Mean 8.3')
      expect(text).toContain('Longest 15.0')
    })

    it('shows where the figures come from and what was drawn', () => {
      expect(html).toContain('drawn for this test')
      expect(html).toContain('drawn from a distribution')
    })

    it('draws the waits as high as the numbers of the table behind', () => {
      const part = partOf(html, 'waits')
      // A plot of 168 pixels goes up to 20 minutes; half of the walk-ins waited 10.
      expect(part).toMatch(/class="half walkin"[^>]*height="84"/)
      // Green 15.0 and 15.0, booked 0.0 and 0.0, walk-in 10.0 and 10.0, half of them in target.
      expect(plain(part)).toContain('09:00–09:30 1 15.0 15.0 0.0% 1 0.0 0.0 100.0% 2 10.0 10.0 50.0%')
    })

    it('draws the queue from the same numbers as its table', () => {
      const part = partOf(html, 'queue')
      expect(plain(part)).toContain('09:00–09:30 3 1 0 2 1')
      expect(plain(part)).toContain('longest at 09:05: 3')
    })

    it('draws each window to scale and tells its use beside', () => {
      const part = partOf(html, 'windows')
      expect(part).toContain('class="lane-staffed" d="M0 11h2000"')
      expect(part).toContain('class="lane-walkin" d="M333 11h334"')
      expect(part).toContain('class="lane-green" d="M667 11h333"')
      expect(plain(part)).toContain('w1 any service 3 1.0 50.0%')
      expect(plain(part)).toContain('w2 Houses 0 1.0 0.0%')
    })

    it('puts the call orders side by side, with differences visitor by visitor', () => {
      const text = plain(partOf(html, 'policies'))
      expect(text).toContain('First come fifo this report 50.0%')
      expect(text).toContain('Class first strict 3 −1.7 [−4.9, +1.6]')
      expect(text).toContain('no clear difference 1 0 0.0 [0.0, 0.0]')
    })

    it('says why the longest waits were long', () => {
      expect(plain(partOf(html, 'longest'))).toContain('queued at 09:00, left waiting 2 windows take it')
    })
  })

  describe('when it is opened far from the hub', () => {
    it('needs no address and no script', () => {
      expect(html).not.toMatch(/https?:|\/\/|@import|<script|<link|<img|\ssrc=/)
      expect([...html.matchAll(/url\(([^)]*)\)/g)].map(([, to]) => to)).toEqual(['#hatch'])
      expect([...html.matchAll(/\shref="([^"]*)"/g)].every(([, to]) => to?.startsWith('#'))).toBe(true)
    })

    it('leads only to parts that are there', () => {
      for (const [, id] of html.matchAll(/(?:href="#|aria-labelledby="|for=")([^"]*)"/g))
        expect(html).toContain(`id="${id}"`)
    })

    it('has no id twice', () => {
      const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
      expect(new Set(ids).size).toBe(ids.length)
    })
  })

  describe('when it is read in one language', () => {
    it('has everything in both, each in its own letters', () => {
      const body = bodyOf(html)
      const chinese = [...body.matchAll(/lang="zh-CN">([^<]*)<\/(?:span|text)>/g)]
      const english = [...body.matchAll(/lang="en">([^<]*)<\/(?:span|text)>/g)]
      expect(chinese.length).toBe(english.length)
      for (const [, text] of english) expect(text).toMatch(/^[^\p{Script=Han}]+$/u)
      const unmarked = body
        .replace(/<(span|text|label)([^>]*) lang="zh-CN"[^>]*>[^<]*<\/\1>/g, '')
        .replace('aria-label="中文"', '')
      expect(unmarked).not.toMatch(/\p{Script=Han}/u)
      expect(body).not.toMatch(/\{\w+\}/)
    })

    it('begins in Chinese, or in English when asked', () => {
      expect(html).toMatch(/id="zh"[^>]* checked/)
      expect(reportHtml([day], { ...about, language: 'en' })).toMatch(/id="en"[^>]* checked/)
    })
  })

  describe('when files hold markup', () => {
    it('shows it as text', () => {
      const evil = '"><script>alert(1)</script>&\''
      const hostile: ReportedDay = reportedDay(
        visits.map((entry) => ({ ...entry, name: entry.name + evil })),
        {
          plan: {
            hall: evil,
            services: [
              { id: 'passport', name: evil },
              { id: 'house', name: { zh: evil, en: evil } },
            ],
            windows: [{ id: 'w1', name: evil, services: ['house'], shifts: [] }],
          },
        },
      )
      const shown = reportHtml([hostile, hostile], {
        title: `</title>${evil}`,
        dayFile: evil,
        planFile: evil,
        source: `</style>${evil}`,
        madeAt: evil,
      })
      expect(shown).not.toContain('<script')
      expect(shown.match(/<\/title>/g)).toHaveLength(1)
      expect(shown.match(/<\/style>/g)).toHaveLength(1)
      expect(shown).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;&#39;')
    })
  })

  describe('when nobody came', () => {
    it('says so', () => {
      const empty = reportHtml([reportedDay([])], { title: 'Quiet', source: '' })
      expect(plain(partOf(empty, 'overview'))).toContain('Nobody came on this day.')
      expect(empty).not.toMatch(/NaN|Infinity|undefined/)
      expect(empty).not.toContain('href="#waits"')
    })
  })

  describe('when 8,000 visitors came to 180 windows', () => {
    it('stays a file that can be sent by mail', () => {
      const seed = testSeed()
      const html = reportHtml(
        callOrderNames.map((policy) => ({ ...crowd(seed), policy })),
        about,
      )
      expect(Buffer.byteLength(html), `seed ${seed}`).toBeLessThan(1_500_000)
      expect(html, `seed ${seed}`).not.toMatch(/NaN|Infinity|undefined/)
    })
  })

  describe('when its style is compared with that of the screens', () => {
    it('has the same colours', () => {
      const tokens = readFileSync(new URL('../../../shared/ui/tokens.css', import.meta.url), 'utf8')
      for (const [, name, colour] of reportStyle.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6})/g))
        if (name !== 'walkin-fill') expect(tokens).toContain(`--${name}: ${colour};`)
    })
  })
})

/** Visitors that never merge into one stretch: every service of a window differs in class from the one before. */
function crowd(seed: number): ReportedDay {
  const chance = seededChance(seed)
  const windows = Array.from({ length: 180 }, (_, index) => ({
    id: `w${index}`,
    services: ['*'],
    shifts: [{ beginsAt: at('08:00'), endsAt: at('18:00') }],
  }))
  const visits = Array.from({ length: 8000 }, (_, index): ReportedVisit => {
    const calledAt = at('08:00') + Math.floor(index / 180) * 800 + chance.below(60)
    return visit(`v${index}`, {
      class: ticketClasses[Math.floor(index / 180) % 3] ?? 'walkin',
      windowId: `w${index % 180}`,
      arrivedAt: calledAt - chance.below(3000),
      calledAt,
    })
  })
  const day = reportedDay(visits)
  return { ...day, plan: { ...day.plan, windows } }
}
