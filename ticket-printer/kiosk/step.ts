import type { TakenTicket } from '../../shared/http/kiosk-schemas.ts'

/** A list from which a service is chosen. */
export type ListStep =
  | { readonly at: 'department'; readonly departmentId: string }
  | { readonly at: 'packages' }
  | { readonly at: 'search'; readonly typed: string }

/** Where the visitor is. */
export type Step =
  | { readonly at: 'home' }
  | ListStep
  | { readonly at: 'confirm'; readonly serviceId: string; readonly from: ListStep }
  | { readonly at: 'check-in' }
  | { readonly at: 'ticket'; readonly ticket: TakenTicket; readonly by: 'taking' | 'check-in' }
