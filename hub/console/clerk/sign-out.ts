import { wordsOf } from '../../../shared/ui/api.ts'
import type { StaffSession } from '../session/staff-session.ts'
import type { Desk } from './desk.ts'

/** Ends the clerk's session; says beside the acts why when the hub does not take it. */
export async function signOut(session: StaffSession, desk: Desk): Promise<void> {
  try {
    await session.signOut()
  } catch (error) {
    desk.runner.say({ tone: 'error', text: wordsOf(error) })
  }
}
