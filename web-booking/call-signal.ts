/** Two rising tones, in hertz, and how long each sounds, in seconds. */
const tones = [660, 880, 660, 880]
const toneSeconds = 0.22
const gapSeconds = 0.06
/** Buzz, pause, buzz, in milliseconds. */
const buzz = [400, 150, 400, 150, 400]

/**
 * The sound and vibration of a call. Browsers let a page sound only after its visitor has touched it, so that `arm` is
 * called from a touch.
 */
export interface CallSignal {
  /** Gets the sound ready and plays it once, softly, so that the visitor hears what will come. */
  arm(): void
  /** Sounds, when armed, and vibrates where the phone can. */
  ring(): void
}

/** Makes a silent call signal. */
export function createCallSignal(): CallSignal {
  let audio: AudioContext | undefined
  const play = (volume: number) => {
    if (audio === undefined) return
    void audio.resume()
    for (const [index, tone] of tones.entries()) {
      const start = audio.currentTime + index * (toneSeconds + gapSeconds)
      const oscillator = audio.createOscillator()
      const gain = audio.createGain()
      oscillator.frequency.value = tone
      gain.gain.setValueAtTime(0, start)
      gain.gain.linearRampToValueAtTime(volume, start + 0.02)
      gain.gain.linearRampToValueAtTime(0, start + toneSeconds)
      oscillator.connect(gain).connect(audio.destination)
      oscillator.start(start)
      oscillator.stop(start + toneSeconds)
    }
  }
  return {
    arm() {
      audio ??= new AudioContext()
      play(0.15)
    },
    ring() {
      play(0.8)
      // A page that was never touched may not vibrate either.
      if ('vibrate' in navigator && navigator.userActivation?.hasBeenActive !== false) navigator.vibrate(buzz)
    },
  }
}
