import { useEffect, useRef } from 'preact/hooks'
import type { LiveConnection } from '../../../shared/ui/live.ts'
import type { Runner } from './runner.ts'

/** Sends an act that stayed without an answer again, with the same id, when the connection has come back. */
export function useResend<T>(runner: Runner<T>, connection: LiveConnection): void {
  const wasAway = useRef(false)
  useEffect(() => {
    if (connection !== 'live') wasAway.current = true
    else if (wasAway.current) {
      wasAway.current = false
      void runner.sendAgain()
    }
  }, [connection, runner])
}
