import type { ComponentChild } from 'preact'
import { useMemo } from 'preact/hooks'

interface Props {
  /** What the drawing depends on, compared by identity. */
  readonly of: readonly unknown[]
  readonly children: () => ComponentChild
}

/** Draws its child anew only when something of what it is drawn from is another. */
export function DrawnOnce({ of, children }: Props) {
  return useMemo(() => <>{children()}</>, of)
}
