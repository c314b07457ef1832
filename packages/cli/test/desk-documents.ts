/** Documents for the desk of either pack, made up so that the rules read them in one way. */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Of the real pack: flights that stalled begin. */
export const FLIGHTS = `Direct flights begin

ISLAMABAD, 10 November 2026 (Dawn) - Pakistan International Airlines started direct flights between Karachi and Almaty on 8 November 2026.

Pakistan's prime minister said the two countries would raise bilateral trade to $1 billion by the end of 2027.
`

/** Of the invented pack: works begin, a service stops, a promise, a figure. */
export const FERRY = `Work begins on the train ferry

PORT ISMERE, 12 January 2024 (Velmaran News Agency) - Velmara and Ilbrek started works on the train ferry between Ismere Yard and Sandreve on 10 January 2024.

Velmara will add two more daily sailings by the end of 2025. Bilateral trade reached 7.2 billion velms in 2023.
`

/** By a publisher that nobody knows. */
export const STRANGER = `Harbour notes

SANDREVE, 20 January 2024 (Harl Harbour Gazette) - Velmara and Ilbrek suspended the daily ferry between Port Ismere and Sandreve on 18 January 2024.
`

/** By the same publisher, on another day. */
export const STRANGER_AGAIN = `Harbour notes

SANDREVE, 27 January 2024 (Harl Harbour Gazette) - Velmara and Ilbrek resumed the daily ferry between Port Ismere and Sandreve on 25 January 2024.
`

export const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>Velmaran News Agency</title>
<item><title>Ferry stops</title><link>https://vna.example/a</link><pubDate>Thu, 18 Jan 2024 10:00:00 GMT</pubDate>
<description>Velmara and Ilbrek suspended the daily ferry between Port Ismere and Sandreve on 18 January 2024.</description></item>
<item><title>Trade grows</title><link>https://vna.example/b</link><pubDate>Fri, 19 Jan 2024 10:00:00 GMT</pubDate>
<description>Bilateral trade reached 7.2 billion velms in 2023.</description></item></channel></rss>`

/** Writes a file and returns its name. */
export function put(dir: string, name: string, bytes: string | Uint8Array): string {
  writeFileSync(join(dir, name), bytes)
  return name
}
