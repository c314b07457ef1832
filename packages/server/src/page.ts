/** Pages that stand without the web application. */

import type { FastifyRequest } from 'fastify'

export const HTML_TYPE = 'text/html; charset=utf-8'

/** True for a reader of pages. */
export function takesHtml(request: FastifyRequest): boolean {
  return (request.headers.accept ?? '').includes('text/html')
}

/** A page of a title and lines of HTML. */
export function plainPage(title: string, lines: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Followthrough: ${title}</title>
<h1>${title}</h1>
${lines.join('\n')}
</html>
`
}
