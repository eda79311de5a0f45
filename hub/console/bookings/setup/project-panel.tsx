import { useSignal } from '@preact/signals'
import type { KeyProject } from '../../../../shared/booking/booking-setup.ts'
import type { Text } from '../../../../shared/text.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { setupTexts, projectTexts as texts } from '../../../../shared/texts/console-booking-setup.ts'
import { t } from '../../../../shared/ui/language.ts'
import { projectCodeOf } from '../project-code.ts'

/** The hub's limit of a list. */
const projectLimit = 500

interface Props {
  readonly projects: readonly KeyProject[]
  readonly onChange: (projects: readonly KeyProject[]) => void
}

/** The key projects (重点项目) whose people have places and a green channel of their own. */
export function ProjectPanel({ projects, onChange }: Props) {
  const query = useSignal('')
  const asked = query.value.trim().toLowerCase()
  const shown = projects.filter(({ code, name }) => `${code} ${name}`.toLowerCase().includes(asked))
  return (
    <>
      <p class="hint">{t(texts.hint)}</p>
      <ProjectForm projects={projects} onChange={onChange} />
      {projects.length > 8 && (
        <input
          type="search"
          autocomplete="off"
          aria-label={t(texts.search)}
          placeholder={t(texts.search)}
          value={query.value}
          onInput={(event) => {
            query.value = event.currentTarget.value
          }}
        />
      )}
      {shown.length === 0 && <p class="hint">{t(projects.length === 0 ? texts.none : texts.noneFits)}</p>}
      <ul class="plain-list">
        {shown.map((project) => (
          <li key={project.code}>
            <b class="number">{project.code}</b>
            <span>{project.name}</span>
            <button
              type="button"
              class="quiet"
              aria-label={`${t(setupTexts.remove)} ${project.code}`}
              onClick={() => onChange(projects.filter((other) => other !== project))}
            >
              {t(setupTexts.remove)}
            </button>
          </li>
        ))}
      </ul>
      {projects.length > 0 && (
        <p class="hint">{t(fillText(texts.count, { n: projects.length, limit: projectLimit }))}</p>
      )}
    </>
  )
}

function ProjectForm({ projects, onChange }: Props) {
  const code = useSignal('')
  const name = useSignal('')
  const trouble = useSignal<Text | undefined>(undefined)
  const add = (event: Event) => {
    event.preventDefault()
    const right = projectCodeOf(code.value)
    trouble.value =
      right === undefined
        ? texts.codeWrong
        : name.value.trim() === ''
          ? texts.nameMissing
          : projects.some((project) => project.code === right)
            ? texts.codeTaken
            : projects.length >= projectLimit
              ? fillText(texts.listFull, { limit: projectLimit })
              : undefined
    if (trouble.value !== undefined || right === undefined) return
    onChange([...projects, { code: right, name: name.value.trim() }])
    code.value = ''
    name.value = ''
  }
  return (
    <form class="project-form" onSubmit={add} noValidate>
      <div class="pair">
        <label class="field">
          {t(texts.code)}
          <input
            type="text"
            class="number"
            autocomplete="off"
            spellcheck={false}
            maxLength={40}
            value={code.value}
            onInput={(event) => {
              code.value = event.currentTarget.value
            }}
          />
        </label>
        <label class="field">
          {t(texts.name)}
          <input
            type="text"
            autocomplete="off"
            maxLength={80}
            value={name.value}
            onInput={(event) => {
              name.value = event.currentTarget.value
            }}
          />
        </label>
      </div>
      <div role="alert">{trouble.value !== undefined && <p class="fault">{t(trouble.value)}</p>}</div>
      <button type="submit" class="secondary">
        {t(texts.add)}
      </button>
    </form>
  )
}
