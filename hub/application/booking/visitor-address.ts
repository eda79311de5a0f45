/**
 * The address a visitor is counted by: the connection's, or, behind `proxies` reverse proxies of the hall's own, what
 * the outermost of them wrote into X-Forwarded-For. An IPv6 visitor counts by the /64 network, of which everybody has
 * billions of addresses.
 */
export function visitorAddress(peer: string, forwardedFor: string | undefined, proxies: number): string {
  const hops = [
    ...(forwardedFor ?? '')
      .split(',')
      .map((hop) => hop.trim())
      .filter((hop) => hop !== ''),
    peer,
  ]
  return networkOf(hops[Math.max(hops.length - 1 - proxies, 0)] ?? peer)
}

function networkOf(address: string): string {
  const plain = address
    .replace(/^\[|\]$/g, '')
    .replace(/%.*$/, '')
    .toLowerCase()
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)
  if (mapped?.[1] !== undefined) return mapped[1]
  if (!plain.includes(':')) return plain.slice(0, 60)
  const [head = '', tail] = plain.split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : Math.max(8 - front.length - back.length, 0)
  const groups = [...front, ...Array<string>(zeros).fill('0'), ...back].slice(0, 4)
  return `${groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`.slice(0, 60)
}
