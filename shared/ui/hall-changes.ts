import { signal } from '@preact/signals'

let known: string | undefined

/** Counts the changes of the hall's definition that this page has heard of; what was loaded of the hall is old after each. */
export const hallChanges = signal(0)

/** Has the hall asked for anew though nobody has told of a change: for a page that no stream of the hub reaches. */
export function askForHall(): void {
  hallChanges.value += 1
}

/** Takes in which definition the hub has now, as its streams tell. */
export function noteHall(tag: string | undefined): void {
  if (tag === undefined) return
  if (known !== undefined && known !== tag) hallChanges.value += 1
  known = tag
}
