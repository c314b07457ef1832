/**
 * Which addresses belong to the public internet. Everything else is refused: a page must not make
 * the server read what only the server can reach.
 *
 * IANA special-purpose address registries (RFC 6890 and updates), by ipaddr.js. Of IPv6 only
 * 2000::/3 is global unicast today (RFC 4291, 2.4); mapped IPv4 addresses count as what they map.
 */

import ipaddr from 'ipaddr.js'

const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')

/** True for a literal address of the public internet, IPv4 or IPv6. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const ip = ipaddr.process(address)
  if (ip.range() !== 'unicast') return false
  return ip.kind() === 'ipv4' || (ip as ipaddr.IPv6).match(GLOBAL_UNICAST)
}
