import { consoleTexts } from '../../../shared/texts/console.ts'
import { language, setLanguage, t } from '../../../shared/ui/language.ts'

/** Changes between Chinese and English; it speaks the language it leads to. */
export function LanguageButton() {
  const other = language.value === 'zh' ? 'en' : 'zh'
  return (
    <button
      type="button"
      class="quiet"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => setLanguage(other)}
    >
      {t(consoleTexts.switchLanguage)}
    </button>
  )
}
