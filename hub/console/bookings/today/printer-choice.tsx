import type { Signal } from '@preact/signals'
import type { HallView } from '../../../../shared/http/hall-schemas.ts'
import { bookingsTexts as texts } from '../../../../shared/texts/console-bookings.ts'
import { t } from '../../../../shared/ui/language.ts'
import { rememberPrinter } from '../../common/last-printer.ts'

interface Props {
  readonly printers: HallView['devices']
  readonly printerId: Signal<string>
}

/** Where tickets of checked-in visitors are printed; remembered on this device, the same as on the guide's page. */
export function PrinterChoice({ printers, printerId }: Props) {
  return (
    <label class="printer-choice">
      {t(texts.printOn)}
      <select
        value={printerId.value}
        onChange={(event) => {
          printerId.value = event.currentTarget.value
          rememberPrinter(printerId.value)
        }}
      >
        <option value="">{t(texts.noPrint)}</option>
        {printers.map(({ id, name }) => (
          <option key={id} value={id}>
            {t(name)}
          </option>
        ))}
      </select>
    </label>
  )
}
