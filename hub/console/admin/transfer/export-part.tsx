import { transferTexts as texts } from '../../../../shared/texts/console-admin-transfer.ts'
import { t } from '../../../../shared/ui/language.ts'

/** The hall's file to keep, or to take to another hub. */
export function ExportPart() {
  return (
    <section class="group" aria-label={t(texts.export)}>
      <h3>{t(texts.export)}</h3>
      <p class="hint">{t(texts.exportHint)}</p>
      <a class="secondary" href="/api/v1/admin/hall" download>
        {t(texts.download)}
      </a>
    </section>
  )
}
