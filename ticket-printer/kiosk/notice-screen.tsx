import type { Text } from '../../shared/text.ts'
import { Icon, type IconName } from '../../shared/ui/icon.tsx'
import { Both } from './both.tsx'

interface Props {
  readonly icon: IconName
  readonly title: Text
  readonly detail: Text
  /** What goes on meanwhile. */
  readonly footer?: Text
}

/** A kiosk that gives no tickets now, and what the visitor is to do instead. */
export function NoticeScreen({ icon, title, detail, footer }: Props) {
  return (
    <section class="notice-screen" role="alert">
      <Icon name={icon} size={120} />
      <h2>
        <Both text={title} />
      </h2>
      <p>
        <Both text={detail} />
      </p>
      {footer !== undefined && (
        <p class="footer">
          <Both text={footer} />
        </p>
      )}
    </section>
  )
}
