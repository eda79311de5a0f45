import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { visitorAddress } from '../application/booking/visitor-address.ts'
import type { HubContext } from './hub-context.ts'

/** The address of the connection; empty for a request that came by no socket, as in a test. */
export function peerAddress(context: Context): string {
  try {
    return getConnInfo(context).remote.address ?? ''
  } catch {
    return ''
  }
}

/** The address by which a visitor is limited, behind the hall's own proxies too. */
export function limitedAddress(context: Context, { trustedProxies }: HubContext): string {
  return visitorAddress(peerAddress(context), context.req.header('X-Forwarded-For'), trustedProxies)
}
