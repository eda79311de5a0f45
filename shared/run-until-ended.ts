/**
 * Ends a process in order when it is asked to, by ctrl-C or a signal, or when its parent is gone: a parent that holds a
 * channel, as the hub of a demo hall does, ends its children by its own end, however it ends.
 */
export function runUntilEnded(stop: () => Promise<void>): void {
  let isEnding = false
  const end = () => {
    if (isEnding) return
    isEnding = true
    void stop().then(() => process.exit(0))
  }
  for (const occasion of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(occasion, end)
  // The parent may have gone before this process listened; without a channel it is undefined.
  if (process.connected === false) end()
}
