import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../hub/adapters/database/open-database.ts'
import { verifyJournal } from '../../hub/adapters/database/verify-journal.ts'
import type { SetupView } from '../../shared/http/booking-setup-schemas.ts'
import type { FollowView } from '../../shared/http/follow-schemas.ts'
import type { TakenTicket } from '../../shared/http/kiosk-schemas.ts'
import { tamper } from '../support/open-store.ts'
import { startTestHub } from '../support/test-hub.ts'

/** Takes a folder back to what the version before booking left: its tables, and a snapshot of its form. */
const beforeBooking = [
  'DROP TABLE booking',
  'DROP TABLE person',
  'DROP TABLE sms',
  'DROP INDEX journal_configured',
  'DELETE FROM __drizzle_migrations WHERE created_at > (SELECT MIN(created_at) FROM __drizzle_migrations)',
  "UPDATE snapshot SET form = 1, hall = '{}'",
]

describe('a data folder of the version before booking', () => {
  describe('when this version starts on it', () => {
    it('has everything it had, takes bookings, and verifies', async () => {
      const env = { CLOCK: `${Date.parse('2026-11-23T08:30:00+08:00')},${Date.now()},1` }
      const old = await startTestHub(env)
      const kiosk = await old.kiosk()
      const body = { serviceId: 'passport', language: 'zh' }
      const taken = await kiosk.command<TakenTicket>('/api/v1/kiosk/tickets', body)
      await old.stop()
      tamper(old.dataDir, ...beforeBooking)

      await using hub = await startTestHub(env, old.dataDir)
      const followed = await hub.visitor().get<FollowView>(`/api/v1/tickets/${taken.code}`)
      expect(followed).toMatchObject({ ticketNumber: taken.ticketNumber, status: 'waiting' })
      const manager = await hub.staff('3001')
      const { setup } = await manager.get<SetupView>('/api/v1/manager/booking/setup')
      expect(Object.keys(setup.calendar)).toContain('2026')
      await hub.stop()
      const database = openDatabase(old.dataDir)
      expect(verifyJournal(database).problems).toEqual([])
      database.close()
    })
  })
})
