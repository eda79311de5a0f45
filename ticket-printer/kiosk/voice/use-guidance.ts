import { useEffect, useMemo } from 'preact/hooks'
import type { Language } from '../../../shared/text.ts'
import type { Sentence } from './guidance.ts'

/** The addresses of the clips by language and sentence (`zh/home`). */
const clips = new Map(
  Object.entries(
    import.meta.glob<string>('./clips/**/*.ogg', { eager: true, query: '?url', import: 'default' }),
  ).map(([path, url]) => [path.replace(/^\.\/clips\/(.*)\.ogg$/, '$1'), url]),
)

/** Speaks a sentence whenever it changes, and ends the one before; silent while there is none. One voice at a time. */
export function useGuidance(sentence: Sentence | undefined, language: Language): void {
  const audio = useMemo(() => new Audio(), [])
  useEffect(() => {
    audio.pause()
    const url = sentence && clips.get(`${language}/${sentence}`)
    if (url === undefined) return
    audio.src = url
    audio.play().catch((error: unknown) => {
      // The next sentence ends one that has not begun.
      if (!(error instanceof DOMException && error.name === 'AbortError'))
        console.warn(`The sentence ${sentence} was not spoken`, error)
    })
  }, [audio, sentence, language])
  useEffect(() => () => audio.pause(), [audio])
}
