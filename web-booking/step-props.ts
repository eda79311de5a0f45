import type { BookingInfo } from '../shared/http/booking-schemas.ts'
import type { HallView } from '../shared/http/hall-schemas.ts'
import type { BookingFlow } from './booking-flow.ts'
import type { PlaceHolder } from './place-holder.ts'
import type { ProofInHand } from './proof/proof-in-hand.ts'

/** What every step of booking needs. */
export interface StepProps {
  readonly flow: BookingFlow
  readonly hall: HallView
  readonly info: BookingInfo
  readonly proof: ProofInHand
  readonly holder: PlaceHolder
}

/** Whether a matter can be booked, by everybody or by key projects. */
export function canBook({ services, projectServices }: BookingInfo, serviceId: string): boolean {
  return services.includes(serviceId) || projectServices.includes(serviceId)
}
