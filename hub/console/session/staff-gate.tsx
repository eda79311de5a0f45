import { useSignal } from '@preact/signals'
import { type ComponentChildren, Fragment } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import type { StaffView } from '../../../shared/http/staff-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { fillText, consoleTexts as texts } from '../../../shared/texts/console.ts'
import { roleWords } from '../../../shared/texts/console-words.ts'
import { get, remove, wordsOf } from '../../../shared/ui/api.ts'
import { t } from '../../../shared/ui/language.ts'
import { LanguageButton } from '../common/language-button.tsx'
import { ScreenSettings } from '../common/screen-settings.tsx'
import { SignInForm } from './sign-in-form.tsx'
import {
  homePage,
  isSignedOut,
  mayUse,
  type StaffPage,
  type StaffSession,
  staffPages,
} from './staff-session.ts'

/** How long after a failure the hub is asked again who is signed in, in milliseconds. */
const askAgainMs = 3_000

type Gate =
  | { readonly status: 'asking' }
  | { readonly status: 'away'; readonly why: Text }
  | { readonly status: 'form'; readonly notice: Text | undefined }
  | { readonly status: 'in'; readonly staff: StaffView }

interface Props {
  readonly page: StaffPage
  readonly children: (session: StaffSession) => ComponentChildren
}

/** Lets staff into a page: asks the hub who is signed in, shows the form, and says when the role is another one. */
export function StaffGate({ page, children }: Props) {
  const gate = useSignal<Gate>({ status: 'asking' })
  const attempt = useSignal(0)
  useEffect(() => {
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    get<StaffView>('/api/v1/session').then(
      (staff) => {
        if (!isOver) gate.value = { status: 'in', staff }
      },
      (error: unknown) => {
        if (isOver) return
        if (isSignedOut(error)) {
          gate.value = { status: 'form', notice: undefined }
          return
        }
        gate.value = { status: 'away', why: wordsOf(error) }
        timer = setTimeout(() => attempt.value++, askAgainMs)
      },
    )
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [attempt.value])

  const staff = gate.value.status === 'in' ? gate.value.staff : undefined
  const session = useMemo<StaffSession | undefined>(() => {
    if (staff === undefined) return undefined
    return {
      staff,
      signOut: async () => {
        await remove('/api/v1/session')
        gate.value = { status: 'form', notice: undefined }
      },
      expired: () => {
        gate.value = { status: 'form', notice: texts.signedOut }
      },
    }
  }, [staff, gate])

  const title = staffPages[page].title
  if (session !== undefined && mayUse(session.staff.role, page))
    return <Fragment key={session.staff.staffId}>{children(session)}</Fragment>
  return (
    <main class="gate">
      <div class="gate-card">
        {session !== undefined ? (
          <WrongRole session={session} page={page} />
        ) : gate.value.status === 'form' ? (
          <SignInForm
            page={title}
            notice={gate.value.notice}
            onSignedIn={(next) => {
              gate.value = { status: 'in', staff: next }
            }}
          />
        ) : gate.value.status === 'away' ? (
          <Away why={gate.value.why} onRetry={() => attempt.value++} />
        ) : (
          <h1>{t(texts.loading)}</h1>
        )}
      </div>
      <nav class="gate-foot" aria-label={t(texts.portal)}>
        <a href="/">{t(texts.portal)}</a>
        <ScreenSettings />
        <LanguageButton />
      </nav>
    </main>
  )
}

function Away({ why, onRetry }: { readonly why: Text; readonly onRetry: () => void }) {
  return (
    <div role="status">
      <h1>{t(texts.cannotLoad)}</h1>
      <p class="hint">{t(why)}</p>
      <p class="hint">{t(texts.cannotLoadHint)}</p>
      <button type="button" class="primary" onClick={onRetry}>
        {t(texts.tryAgain)}
      </button>
    </div>
  )
}

function WrongRole({ session, page }: { readonly session: StaffSession; readonly page: StaffPage }) {
  const { name, role } = session.staff
  const trouble = useSignal<Text | undefined>(undefined)
  const own = staffPages[homePage[role]]
  return (
    <>
      <h1>{t(staffPages[page].title)}</h1>
      <p>{t(fillText(texts.wrongRole, { name, role: roleWords[role], page: staffPages[page].title }))}</p>
      <a class="primary" href={own.path}>
        {t(fillText(texts.goToOwn, { page: own.title }))}
      </a>
      <button
        type="button"
        class="secondary"
        onClick={() =>
          session.signOut().catch((error: unknown) => {
            trouble.value = wordsOf(error)
          })
        }
      >
        {t(texts.otherAccount)}
      </button>
      <div role="alert">{trouble.value !== undefined && <p class="notice error">{t(trouble.value)}</p>}</div>
    </>
  )
}
