import type { Text } from '../../shared/text.ts'
import { language } from '../../shared/ui/language.ts'

/** A text in the chosen language, and the other one smaller beneath it, each marked as what it is. */
export function Both({ text }: { readonly text: Text }) {
  const isChinese = language.value === 'zh'
  const zh = <span lang="zh-CN">{text.zh}</span>
  const en = <span lang="en">{text.en}</span>
  return (
    <span class="both">
      <span class="first">{isChinese ? zh : en}</span>
      <span class="second">{isChinese ? en : zh}</span>
    </span>
  )
}
