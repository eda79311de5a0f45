import type { DeviceCredential } from '../../shared/http/device-schemas.ts'
import { ApiProblem, command } from '../../shared/ui/api.ts'
import { authorizationOf, forgetCredential } from '../../shared/ui/device-credential.ts'

/** What a kiosk asks for, and the id under which it asks again. */
interface DeviceRequest {
  readonly body: unknown
  readonly commandId: string
}

/**
 * Sends a command signed by this kiosk and returns the answer; throws as `command` does. A credential that the hub no
 * longer knows is forgotten, so that the kiosk asks for another.
 */
export async function deviceCommand<T>(
  credential: DeviceCredential,
  path: string,
  { body, commandId }: DeviceRequest,
): Promise<T> {
  try {
    const headers = { authorization: authorizationOf(credential) }
    return await command<T>(path, body, { commandId, headers })
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) forgetCredential(credential)
    throw error
  }
}
