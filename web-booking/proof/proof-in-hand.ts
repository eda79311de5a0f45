/** A solution older than this is not used: the hub takes it for 20 minutes. */
const freshMs = 15 * 60_000

/** Keeps a solved challenge ready while the visitor fills in the form, so that pressing the button costs no wait. */
export class ProofInHand {
  private readonly make: () => Promise<string>
  private begun: { readonly at: number; readonly proof: Promise<string> } | undefined

  /** `make` fetches a challenge and solves it. */
  constructor(make: () => Promise<string>) {
    this.make = make
  }

  /** Begins to work, when the visitor comes to the form; again, it does nothing. */
  start(): void {
    if (this.begun !== undefined && Date.now() - this.begun.at < freshMs) return
    const proof = this.make()
    this.begun = { at: Date.now(), proof }
    // Whoever takes it hears of a failure; nobody may come.
    proof.catch(() => {
      if (this.begun?.proof === proof) this.begun = undefined
    })
  }

  /** The solution, to be sent once; the next `start` or `take` begins another. Rejects as `make` does. */
  take(): Promise<string> {
    this.start()
    const proof = this.begun?.proof ?? this.make()
    this.begun = undefined
    return proof
  }
}
