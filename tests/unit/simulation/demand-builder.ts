import { type DemandProfileFile, demandProfile } from '../../../shared/demand-profile.ts'

type ServiceFile = DemandProfileFile['services'][number]

/** A service of a profile file: 20 without a booking from nine to ten, 10 bookings at half past. */
export function serviceDemand(id: string, change: Partial<ServiceFile> = {}): ServiceFile {
  return {
    id,
    name: id,
    opensAt: '09:00',
    closesAt: '17:00',
    meanServiceSeconds: 600,
    serviceCv: 0.8,
    arrivalsPerHalfHour: { '09:00': 8, '09:30': 12 },
    bookingsPerSlot: { '09:30': 10 },
    ...change,
  }
}

/** A profile file with two services, `cards` and `deeds`. */
export function profileFile(change: Partial<DemandProfileFile> = {}): DemandProfileFile {
  return {
    hall: 'town',
    source: 'made for a test',
    booked: { slotMinutes: 30, noShowShare: 0.15, meanOffsetSeconds: -300, sdOffsetSeconds: 400 },
    greenShares: { elderly: 0.03, 'key-project': 0.02 },
    patience: { share: 0.2, medianSeconds: 1800, cv: 0.5 },
    shortestServiceSeconds: 0,
    longestServiceSeconds: 86_400,
    services: [serviceDemand('cards'), serviceDemand('deeds')],
    ...change,
  }
}

/** The profile that such a file gives. */
export function profile(change: Partial<DemandProfileFile> = {}) {
  return demandProfile.parse(profileFile(change))
}
