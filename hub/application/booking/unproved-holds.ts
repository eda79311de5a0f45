/** Places held from one address whose code has not come back, within the time: each is lost to others for ten minutes. */
const unprovedAllowed = 30
const withinMs = 20 * 60_000
/** Addresses remembered; past it the oldest is forgotten. */
const addressesKept = 50_000

/**
 * How many places an address keeps from others without proving a phone. Made-up documents and phones cost nothing, so
 * the limits by phone and document do not bind who invents them; and each hold sends a message to somebody.
 */
export class UnprovedHolds {
  private readonly allowed: number
  /** When each booking was held, by its id and address; the oldest first. */
  private readonly heldAt = new Map<string, Map<string, number>>()
  private readonly addressOf = new Map<string, string>()

  /** `scale` multiplies the allowance, for a hall whose visitors all come through one address. */
  constructor(scale = 1) {
    this.allowed = Math.ceil(unprovedAllowed * scale)
  }

  /** Seconds until this address may hold another place; 0 when it may now, and then it counts. */
  take(address: string, bookingId: string, now: number): number {
    const holds = this.heldAt.get(address) ?? new Map<string, number>()
    for (const [id, at] of holds) {
      if (at > now - withinMs) break
      this.forget(address, id)
    }
    const [oldest] = holds.values()
    if (oldest !== undefined && holds.size >= this.allowed)
      return Math.max(Math.ceil((oldest + withinMs - now) / 1000), 1)
    holds.set(bookingId, now)
    this.addressOf.set(bookingId, address)
    this.heldAt.delete(address)
    this.heldAt.set(address, holds)
    const stalest = this.heldAt.keys().next()
    if (this.heldAt.size > addressesKept && stalest.done !== true) this.forgetAddress(stalest.value)
    return 0
  }

  /** A hold counts no more: its code came back, so the phone is real, or nothing came of it. */
  release(bookingId: string): void {
    const address = this.addressOf.get(bookingId)
    if (address !== undefined) this.forget(address, bookingId)
  }

  private forget(address: string, bookingId: string): void {
    this.heldAt.get(address)?.delete(bookingId)
    this.addressOf.delete(bookingId)
  }

  private forgetAddress(address: string): void {
    for (const id of this.heldAt.get(address)?.keys() ?? []) this.addressOf.delete(id)
    this.heldAt.delete(address)
  }
}
