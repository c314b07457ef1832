/** Headers that keep a page to itself, on every answer. */

import helmet from '@fastify/helmet'
import type { FastifyInstance, FastifyServerOptions } from 'fastify'

const CSP = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'object-src': ["'none'"],
  'frame-ancestors': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
}

/** The documentation's page sets styles of its own while it runs; nothing else is wider. */
export const DOCS_CSP = cspOf({ ...CSP, 'style-src': ["'self'", "'unsafe-inline'"] })

/**
 * A paper in HTML holds its styles and fonts and runs nothing: it may stand in a frame of this site, and is
 * of no origin there.
 */
export const PAPER_CSP = cspOf({
  'default-src': ["'none'"],
  'style-src': ["'unsafe-inline'"],
  'font-src': ['data:'],
  'img-src': ['data:'],
  'frame-ancestors': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  sandbox: ['allow-popups', 'allow-popups-to-escape-sandbox'],
})

function cspOf(directives: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ')
}

const PERMISSIONS = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'usb',
  'xr-spatial-tracking',
]
  .map((feature) => `${feature}=()`)
  .join(', ')

/** Headers of answers that are made before any hook runs. */
export const BARE_HEADERS = {
  'content-security-policy': cspOf(CSP),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'permissions-policy': PERMISSIONS,
  'cache-control': 'no-store',
} as const

export async function secure(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CSP },
    // Plain http must stay usable: whoever puts TLS in front says so there.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  })
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('permissions-policy', PERMISSIONS)
  })
}

/** How long the address and the headers of a request may take. */
export const HEAD_MS = 15_000

/**
 * Limits on what a request may be and how long it may take. A server for this machine alone waits longer
 * for bodies: documents are taken in there.
 */
export function limitsOf(isLoopback: boolean) {
  return {
    bodyLimit: 16 * 1024,
    requestTimeout: isLoopback ? 10 * 60_000 : HEAD_MS,
    connectionTimeout: 60_000,
    keepAliveTimeout: 10_000,
    forceCloseConnections: 'idle',
  } as const satisfies FastifyServerOptions
}
