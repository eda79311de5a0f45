import { useComputed } from '@preact/signals'
import { businessDayOf, localTimeOf } from '../../../shared/business-day.ts'
import { now } from '../../../shared/ui/hub-clock.ts'

/** The hall's date by the hub's clock; the component is drawn again when it changes, not each second. */
export function useHallDate(timeZone: string): string {
  return useComputed(() => businessDayOf(now.value, timeZone)).value
}

/** The hall's time of day `HH:MM`; the component is drawn again when the minute changes. */
export function useHallMinute(timeZone: string): string {
  return useComputed(() => localTimeOf(now.value, timeZone)).value
}
