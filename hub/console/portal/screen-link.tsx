import type { Text } from '../../../shared/text.ts'
import { Icon, type IconName } from '../../../shared/ui/icon.tsx'
import { t } from '../../../shared/ui/language.ts'

interface Props {
  readonly href: string
  readonly icon: IconName
  readonly name: Text
  readonly detail?: Text
}

/** A way to one screen, named in both languages. */
export function ScreenLink({ href, icon, name, detail }: Props) {
  return (
    <a class="screen-link" href={href}>
      <Icon name={icon} size={26} />
      <span>
        <b>
          <span lang="zh-CN">{name.zh}</span> <span lang="en">{name.en}</span>
        </b>
        {detail !== undefined && <small>{t(detail)}</small>}
      </span>
      <Icon name="chevron-right" size={18} />
    </a>
  )
}
