/** A bell between one sleeper and those who wake it; a ring while it is awake is remembered. */
export class WakeUp {
  #rung = false
  #wake: (() => void) | undefined

  ring(): void {
    this.#rung = true
    this.#wake?.()
  }

  /** Sleeps until the bell rings or the milliseconds are over. */
  async sleep(timeoutMs: number): Promise<'rung' | 'over'> {
    if (!this.#rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, timeoutMs)
        this.#wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
      this.#wake = undefined
    }
    const rung = this.#rung
    this.#rung = false
    return rung ? 'rung' : 'over'
  }
}
