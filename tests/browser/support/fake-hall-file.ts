import type { Hono } from 'hono'
import { changesBetween, hallFileText } from '../../../hub/application/hall-file/hall-file.ts'
import { readHallFile } from '../../../hub/application/hall-file/read-hall-file.ts'
import { sampleTicket } from '../../../hub/application/hall-file/sample-ticket.ts'
import type { HallDefinition } from '../../../shared/hall-definition.ts'
import { previewSvg } from '../../../ticket-printer/preview/preview-svg.ts'
import { demoDefinition } from './demo-definition.ts'

/** The hall's file at a fake hub, judged by the real reader; nobody waits there, so that nothing stands against a change. */
export class FakeHallFile {
  readonly versions: HallDefinition[]
  /** Staff who were locked. */
  readonly locked = new Set<string>()

  /** The demo hall, with one more member of staff. */
  constructor(administrator: HallDefinition['staff'][number]) {
    const hall = demoDefinition()
    this.versions = [{ ...hall, staff: [...hall.staff, administrator] }]
  }

  /** The hall as it is now. */
  get hall(): HallDefinition {
    return this.versions.at(-1) as HallDefinition
  }

  /** Adds the routes of the hall's file to the fake hub's. */
  routes(app: Hono): void {
    const tag = () => `"${this.versions.length}"`
    app.get('/api/v1/admin/hall', (c) => c.body(hallFileText(this.hall), 200, { ETag: tag() }))
    app.get('/api/v1/admin/hall/versions', (c) =>
      c.json({
        versions: this.versions
          .map((_, index) => ({ seq: index + 1, at: Date.now(), actorKind: 'administrator', actorId: 's4' }))
          .toReversed(),
      }),
    )
    app.get('/api/v1/admin/hall/versions/:seq', (c) =>
      c.body(hallFileText(this.versions[Number(c.req.param('seq')) - 1] as HallDefinition)),
    )
    app.post('/api/v1/admin/hall/check', async (c) => {
      const file = readHallFile(await c.req.text())
      if ('faults' in file) return c.json({ faults: file.faults, changes: null })
      return c.json({ faults: [], changes: changesBetween(this.hall, file.definition) })
    })
    app.put('/api/v1/admin/hall', async (c) => {
      const file = readHallFile(await c.req.text())
      if ('faults' in file) return c.json({ code: 'hall_file_invalid', faults: file.faults }, 422)
      const known = new Set(this.hall.staff.map(({ id }) => id))
      this.versions.push(file.definition)
      const firstPasswords = file.definition.staff
        .filter(({ id }) => !known.has(id))
        .map(({ id, name, badgeNumber, role }) => ({
          staffId: id,
          name,
          badgeNumber,
          role,
          password: 'k7wq2mzx9d',
        }))
      return c.json({ tag: tag(), firstPasswords })
    })
    app.get('/api/v1/admin/staff', (c) =>
      c.json({
        staff: this.hall.staff.map(({ id }) => ({
          staffId: id,
          status: this.locked.has(id) ? 'locked' : 'active',
        })),
      }),
    )
    app.post('/api/v1/admin/staff/:id/lock', (c) => {
      this.locked.add(c.req.param('id'))
      return c.body(null, 204)
    })
    app.post('/api/v1/admin/ticket-preview', async (c) => {
      const { layout, ...sample } = await c.req.json()
      return c.json({
        svg: previewSvg(sampleTicket(this.hall, layout, { ...sample, publicUrl: 'http://hall.test' })),
      })
    })
  }
}
