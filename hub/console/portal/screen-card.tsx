import type { Text } from '../../../shared/text.ts'
import { Icon } from '../../../shared/ui/icon.tsx'
import { language, t } from '../../../shared/ui/language.ts'
import { type Thumbnail, thumbnails } from './thumbnails.ts'

/** One screen of several of a kind. */
interface Place {
  readonly href: string
  readonly name: Text
}

interface Props {
  readonly thumbnail: Thumbnail
  readonly name: Text
  readonly detail: Text
  /** Where it leads; several places, or none, for a kind of screen. */
  readonly href?: string
  readonly places?: readonly Place[]
}

/** A screen as it looks, and the way to it or to each of its places. */
export function ScreenCard({ thumbnail, name, detail, href, places = [] }: Props) {
  return (
    <article class={href === undefined ? 'screen-card' : 'screen-card whole'}>
      <img class="thumbnail" src={thumbnails[thumbnail]} alt="" loading="lazy" />
      <h3>
        {href === undefined ? (
          <Names name={name} />
        ) : (
          <a href={href}>
            <Names name={name} />
          </a>
        )}
      </h3>
      <p>{t(detail)}</p>
      {places.length > 0 && (
        <ul>
          {places.map((place) => (
            <li key={place.href}>
              <a href={place.href} lang={language.value === 'zh' ? 'zh-CN' : 'en'}>
                {t(place.name)} <Icon name="chevron-right" size={16} />
              </a>
            </li>
          ))}
        </ul>
      )}
    </article>
  )
}

function Names({ name }: { readonly name: Text }) {
  return (
    <>
      <span lang="zh-CN">{name.zh}</span> <span lang="en">{name.en}</span>
    </>
  )
}
