import { codeTexts } from '../shared/texts/booking-person.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { t } from '../shared/ui/language.ts'
import { usePolled } from './use-polled.ts'

/** How often a demo hall is asked which code it would have sent, in milliseconds. */
const demoEveryMs = 5_000

/** A demo hall sends no messages: it tells the code of this booking here. */
export function DemoCode({ code }: { readonly code: string }) {
  const { value } = usePolled<{ code: string | null }>(`/api/v1/bookings/${code}/demo-code`, demoEveryMs)
  if (typeof value?.code !== 'string') return null
  return (
    <p class="notice">
      <Icon name="info" />
      <span>
        {t(codeTexts.demo)} <b class="number">{value.code}</b>
      </span>
    </p>
  )
}
