import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { GuideView } from '../../../shared/http/guide-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { guideTexts as texts } from '../../../shared/texts/console-guide.ts'
import { newest } from '../common/newest.ts'
import { createRunner, type Runner } from '../common/runner.ts'

type HelpCall = GuideView['helpCalls'][number]
type PrinterTrouble = GuideView['printerTroubles'][number]

/** What happens on the floor, and what a guide does about it. */
export interface Floor {
  /** The newest of the live view and the answers to commands. */
  readonly view: ReadonlySignal<GuideView | undefined>
  readonly runner: Runner<GuideView>
  /** Tells the kiosk, and the other guides, that this one comes. */
  answer(call: HelpCall): Promise<void>
}

/** Makes the floor of one guide. */
export function createFloor(live: ReadonlySignal<GuideView | undefined>, signedOut: () => void): Floor {
  const answered = signal<GuideView | undefined>(undefined)
  const runner = createRunner<GuideView>({
    accept: (view) => {
      answered.value = newest(answered.value, view)
    },
    signedOut,
  })
  return {
    view: computed(() => newest(live.value, answered.value)),
    runner,
    async answer({ id, deviceName, printer }) {
      const path = `/api/v1/guide/help/${encodeURIComponent(id)}/answer`
      const view = await runner.run({ path, words: answerWords(printer) })
      if (view === undefined) return
      const text =
        printer === undefined
          ? fillText(texts.youCome, { kiosk: deviceName })
          : fillText(texts.youGo, { printer: deviceName })
      runner.say({ tone: 'done', text })
    },
  }
}

/** What a guide says to a call, of a visitor or of a printer. */
export function answerWords(printer: HelpCall['printer']): Text {
  return printer === undefined ? texts.iCome : texts.iGo
}

/** What is wrong with a printer in a few words; undefined when it is well, or not known to be ill. */
export function troubleOf(view: GuideView | undefined, printerId: string): Text | undefined {
  const found = view?.printerTroubles.find(({ deviceId }) => deviceId === printerId)
  return found === undefined ? undefined : troubleWords[found.trouble]
}

/** A printer in a list of those to print on, with what is wrong there. */
export function printerLabel(name: Text, trouble: Text | undefined): Text {
  return trouble === undefined ? name : fillText(texts.printerIll, { name, trouble })
}

/** What is wrong with a printer, and so what to do there. */
export const troubleWords: Readonly<Record<PrinterTrouble['trouble'], Text>> = {
  'paper-out': texts.paperOut,
  'cover-open': texts.coverOpen,
  'cutter-error': texts.cutterError,
  offline: texts.printerOffline,
  'paper-low': texts.paperLow,
}

/** What a guide does about it. */
export const whatToDo: typeof troubleWords = {
  'paper-out': texts.doPaperOut,
  'cover-open': texts.doCoverOpen,
  'cutter-error': texts.doCutterError,
  offline: texts.doOffline,
  'paper-low': texts.doPaperLow,
}
