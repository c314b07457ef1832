/** The API described by itself: OpenAPI 3.1 from the schemas of the answers, and a page to read it. */

import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import * as brief from '@followthrough/brief'
import { Day } from '@followthrough/record'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'
import * as desk from './desk-bodies.ts'
import { FreshnessAnswer } from './freshness.ts'
import { Problem } from './problem.ts'
import { DOCS_CSP } from './security.ts'

z.globalRegistry.add(Day, { format: 'date' })

export const DOCS_URL = '/api/docs'

/** Gives bodies and their parts the names under which the document lists them. */
for (const [id, schema] of Object.entries({ ...brief, ...desk, FreshnessAnswer, Problem })) {
  const isBody = /(Answer|Row)$/.test(id) || (id in brief && id.endsWith('Body'))
  const isListed = isBody || id === 'Problem'
  if (isListed && schema instanceof z.ZodType) z.globalRegistry.add(schema, { id })
}

/** Must be registered before the routes that it describes. */
export async function describeApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Followthrough',
        version,
        description:
          'What two states promised each other, and its status as of any day. Every reading address takes `asOf` (the day to stand on) and `knownAt` (only what was known by then). Problems come as RFC 9457 problem details.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      tags: [
        { name: 'answers', description: 'Questions about the partnership' },
        { name: 'records', description: 'One record opened' },
        {
          name: 'desk',
          description:
            'What was read, and what people decide about it. Writing is for the machine that the server runs on: on a loopback address, from this origin, with the header `x-followthrough: desk`.',
        },
        { name: 'service', description: 'The service itself' },
      ],
    },
    transform: described,
    transformObject: (document) => {
      const object = jsonSchemaTransformObject(document)
      // Each body is listed again as it would be read; nothing here reads one.
      const schemas = ('components' in object && object.components?.schemas) || {}
      for (const name of Object.keys(schemas)) if (name.endsWith('Input')) delete schemas[name]
      return object
    },
  })
  await app.register(swaggerUi, {
    routePrefix: DOCS_URL,
    staticCSP: DOCS_CSP,
    uiConfig: { deepLinking: true, tryItOutEnabled: true, validatorUrl: null },
    theme: { title: 'Followthrough API' },
  })
}

/** Bodies of more than one type of content are described beside the schema: they are not checked by one. */
const described: typeof jsonSchemaTransform = (document) => {
  const transformed = jsonSchemaTransform(document)
  const { sentAs } = document.route.config ?? {}
  if (sentAs === undefined) return transformed
  const content = Object.fromEntries(
    Object.entries(sentAs).map(([type, body]) => {
      const { $schema: _, ...schema } = z.toJSONSchema(body, { io: 'input' })
      return [type, { schema }]
    }),
  )
  return { ...transformed, schema: { ...transformed.schema, body: { content } } }
}
