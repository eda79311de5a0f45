import { useEffect } from 'preact/hooks'
import { portalTexts as texts } from '../../../shared/texts/portal.ts'
import { Icon } from '../../../shared/ui/icon.tsx'

/** For a person at an address where nothing is; in both languages, since nothing is known of who came. */
export function MissingPage() {
  useEffect(() => {
    document.title = texts.missing.zh
  }, [])
  return (
    <main class="gate">
      <div class="gate-card missing">
        <Icon name="info" size={40} />
        <h1>
          {texts.missing.zh} <span lang="en">{texts.missing.en}</span>
        </h1>
        <p>{texts.missingHint.zh}</p>
        <p lang="en">{texts.missingHint.en}</p>
        <a class="primary" href="/">
          {texts.toPortal.zh} <span lang="en">{texts.toPortal.en}</span>
        </a>
        <a class="secondary" href="/book/mine">
          {texts.myBookings.zh} <span lang="en">{texts.myBookings.en}</span>
        </a>
      </div>
    </main>
  )
}
