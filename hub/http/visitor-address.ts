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

/** Whether the browser speaks HTTPS, to the hub or to the outermost of the hall's own proxies. */
export function isEncrypted(context: Context, { trustedProxies }: HubContext): boolean {
  const said = trustedProxies > 0 ? context.req.header('X-Forwarded-Proto') : undefined
  return new URL(context.req.url).protocol === 'https:' || said?.split(',')[0]?.trim() === 'https'
}

/** The address by which a visitor is limited, behind the hall's own proxies too. */
export function limitedAddress(context: Context, { trustedProxies }: HubContext): string {
  return visitorAddress(peerAddress(context), context.req.header('X-Forwarded-For'), trustedProxies)
}
