/** The web application: its files, and its first page for every address that it routes itself. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import files from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { HTML_TYPE, plainPage, takesHtml } from './page.ts'

/** Where the web package builds it. */
export const SITE_DIR = fileURLToPath(new URL('../../web/dist/site', import.meta.url))

const NOT_BUILT = plainPage('The web application is not built yet', [
  '<p>Build it with <code>npm run build</code> in the folder of the project, then start the server again.',
  '<p>The API answers without it: <a href="/api/docs">/api/docs</a>.',
])

/** Pages of the web application by the first part of their address: alone, and with an id after it. */
const ALONE = new Set([
  '',
  'commitments',
  'timeline',
  'disagreements',
  'corridors',
  'target',
  'people',
  'sources',
  'codebook',
  'search',
  'desk',
])
const WITH_ID = new Set([
  'commitments',
  'crossings',
  'instruments',
  'events',
  'institutions',
  'people',
  'sources',
  'statements',
])
const DESK = new Set([
  'documents',
  'import',
  'feeds',
  'asks',
  'actions',
  'changes',
  'papers',
  'subscribe',
  'workbooks',
])

type Site = (request: FastifyRequest, reply: FastifyReply) => FastifyReply | null

/** Serves `siteDir`. Gives what answers an address that is no file; null when it is no page either. */
export async function serveSite(app: FastifyInstance, siteDir: string): Promise<Site> {
  const isBuilt = existsSync(join(siteDir, 'index.html'))
  if (isBuilt) {
    await app.register(files, {
      root: siteDir,
      cacheControl: false,
      dotfiles: 'ignore',
      setHeaders: (reply, path) => {
        reply.header(
          'cache-control',
          isHashed(path.slice(siteDir.length)) ? 'public, max-age=31536000, immutable' : 'no-cache',
        )
      },
    })
  }
  return (request, reply) => {
    const path = request.url.split('?', 1)[0]!
    const isPage =
      (request.method === 'GET' || request.method === 'HEAD') &&
      takesHtml(request) &&
      !path.startsWith('/assets/')
    if (!isPage) return null
    if (isBuilt) return reply.code(isRouted(path) ? 200 : 404).sendFile('index.html')
    return reply.code(503).header('cache-control', 'no-store').type(HTML_TYPE).send(NOT_BUILT)
  }
}

/** True for an address that the web application has a page for; for others it says so itself. */
function isRouted(path: string): boolean {
  const [first = '', id = '', ...rest] = path.slice(1).replace(/\/$/, '').split('/')
  if (first === 'desk' && id === 'sessions')
    return rest.length < 2 || (rest.length === 2 && rest[1] === 'minutes')
  if (first === 'desk' && DESK.has(id))
    return rest.length === 0 || (id === 'documents' && rest.length === 1)
  return rest.length === 0 && (id === '' ? ALONE : WITH_ID).has(first)
}

/** True for a file whose name changes with its content: `/assets/index-Ab3dE9_x.js`. */
function isHashed(path: string): boolean {
  return /[\\/]assets[\\/].*[-.][\w-]{8,}\.\w+$/.test(path)
}
