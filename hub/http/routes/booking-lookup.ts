import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { maskPhone, normalisePhone } from '../../../shared/booking/phone-number.ts'
import {
  type BookingView,
  codeSent,
  confirmBody,
  lookupBody,
  myBookings,
} from '../../../shared/http/booking-schemas.ts'
import { bookingView } from '../../application/views/booking-view.ts'
import type { Booking } from '../../domain/booking/booking.ts'
import { definitionOf } from '../../domain/hall-day/hall-day.ts'
import { commandIdOf } from '../command.ts'
import type { HubContext } from '../hub-context.ts'
import { orProblem, ProblemError } from '../problem.ts'
import { addCommand, createRouter, nothing } from '../route-parts.ts'
import { limitedAddress } from '../visitor-address.ts'
import { visitor } from './booking.ts'

const tags = ['booking']

/** Finding one's bookings again, by document and phone and the code that is sent to it. */
export function bookingLookupRoutes(hub: HubContext) {
  const { hall } = hub.writer
  const router = createRouter()
  const view = (booking: Booking): BookingView =>
    bookingView(hall, booking, hub.bookingSurroundings, hub.version())
  const { office } = hub
  const byLookup = z.object({ lookupId: z.string().max(80) })
  addCommand(
    router,
    {
      path: '/booking/lookups',
      summary: 'Find my bookings: a code goes to the phone they were made with',
      answer: codeSent,
      body: lookupBody,
      params: nothing,
      tags,
    },
    async (c, { document, phone, challenge }) => {
      const useId = commandIdOf(c, visitor)
      const address = limitedAddress(c, hub)
      const refused = await office.admitTry('lookup', { document, phone }, { address, challenge, useId })
      if (refused !== undefined) throw ProblemError.of(refused)
      const begun = orProblem(office.lookups.begin({ document, phone }, languageOf(c)))
      return {
        ...begun,
        timeZone: definitionOf(hub.writer.hall.day).timeZone,
        phone: maskPhone(normalisePhone(phone) ?? ''),
      }
    },
  )
  addCommand(
    router,
    {
      path: '/booking/lookups/{lookupId}',
      summary: 'The bookings of the person who has the code',
      answer: myBookings,
      body: confirmBody,
      params: byLookup,
      tags,
    },
    async (c, { code }, { lookupId }) => {
      commandIdOf(c, visitor)
      const refused = await office.limit('code', limitedAddress(c, hub))
      if (refused !== undefined) throw ProblemError.of(refused)
      return { bookings: orProblem(office.lookups.end(lookupId, code)).map(view) }
    },
  )
  return router
}

function languageOf(c: Context): 'zh' | 'en' {
  return (c.req.header('Accept-Language') ?? 'zh').startsWith('en') ? 'en' : 'zh'
}
