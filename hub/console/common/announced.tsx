import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

interface Props {
  readonly words: string
  /** Whether it may interrupt what is being read. */
  readonly urgency: 'polite' | 'assertive'
}

/** Says words to screen readers when they come and when they change. */
export function Announced({ words, urgency }: Props) {
  const said = useSignal('')
  // After the first picture: a live region speaks of what changes in it, not of what it came with.
  useEffect(() => {
    said.value = words
  }, [words, said])
  return (
    <p class="only-spoken" aria-live={urgency}>
      {said}
    </p>
  )
}
