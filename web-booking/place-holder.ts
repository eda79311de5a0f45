import { normaliseDocument } from '../shared/booking/identity-document.ts'
import type { BookingView } from '../shared/http/booking-schemas.ts'
import { ApiProblem, command, isPassing } from '../shared/ui/api.ts'
import { freshId } from '../shared/ui/fresh-id.ts'
import { hubNow, noteHubTime } from '../shared/ui/hub-clock.ts'
import { language } from '../shared/ui/language.ts'
import type { BookingFlow } from './booking-flow.ts'
import type { ProofInHand } from './proof/proof-in-hand.ts'

/** Holds the chosen place for the visitor. */
export interface PlaceHolder {
  /**
   * Asks for the place and keeps the hold; `proved` is told when the security work is done. The same wish after a lost
   * network is the same command. Throws `ApiProblem`.
   */
  hold(proved: () => void): Promise<void>
}

/** Makes the holder of one page. */
export function createPlaceHolder(flow: BookingFlow, proof: ProofInHand): PlaceHolder {
  /** The request under way or without an answer, by what was wished for. */
  let open: { readonly wish: string; readonly body: object; readonly commandId: string } | undefined
  /** What the present hold was asked for. */
  let heldWish: string | undefined

  const ask = async (wish: string, proved: () => void): Promise<BookingView> => {
    const request =
      open?.wish === wish
        ? open
        : {
            wish,
            body: { ...wishOf(flow), language: language.peek(), challenge: await proof.take() },
            commandId: freshId(),
          }
    open = request
    proved()
    try {
      const { body, commandId } = request
      const view = await command<BookingView>('/api/v1/booking/holds', body, { commandId })
      open = undefined
      return view
    } catch (error) {
      // Without an answer the command may have been carried out: only the same one may be sent again.
      if (!isPassing(error)) open = undefined
      throw error
    }
  }
  return {
    async hold(proved) {
      const wish = JSON.stringify(wishOf(flow))
      const former = flow.hold.peek()
      // Any other wish makes the former place free: the hub lets a person hold one.
      if (former !== undefined && wish === heldWish && former.until > hubNow()) return
      let view: BookingView
      try {
        view = await ask(wish, proved)
      } catch (error) {
        // A challenge grows old while somebody looks for a card: a fresh one is worked on without a word.
        if (!(error instanceof ApiProblem) || error.code !== 'challenge_invalid') throw error
        view = await ask(wish, proved)
      }
      noteHubTime(view.at, view.epoch)
      heldWish = wish
      flow.keepHold(view)
    },
  }
}

/** What the visitor wishes for. */
function wishOf(flow: BookingFlow) {
  const { services, date, start, project } = flow.choices.peek()
  const { name, kind, number, phone } = flow.person.peek()
  return {
    services,
    date,
    start,
    person: {
      name: name.trim(),
      document: { type: kind, number: normaliseDocument(kind, number) },
      phone: phone.trim(),
    },
    ...(project !== '' && { project }),
  }
}
