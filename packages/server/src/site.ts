/** The web application: its files, and its first page for every address that it routes itself. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import files from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** Where the web package builds it. */
export const SITE_DIR = fileURLToPath(new URL('../../web/dist/site', import.meta.url))

const NOT_BUILT = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Followthrough: not built yet</title>
<h1>The web application is not built yet</h1>
<p>Build it with <code>npm run build</code> in the folder of the project, then start the server again.
<p>The API answers without it: <a href="/api/docs">/api/docs</a>.
</html>
`

export type Site = (request: FastifyRequest, reply: FastifyReply) => FastifyReply | null

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
      (request.headers.accept ?? '').includes('text/html') &&
      !path.startsWith('/assets/')
    if (!isPage) return null
    if (isBuilt) return reply.code(200).sendFile('index.html')
    return reply
      .code(503)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(NOT_BUILT)
  }
}

/** True for a file whose name changes with its content: `/assets/index-Ab3dE9_x.js`. */
function isHashed(path: string): boolean {
  return /[\\/]assets[\\/].*[-.][\w-]{8,}\.\w+$/.test(path)
}
