import { z } from 'zod'
import { SCOPE_WORDS, TOKEN_SCOPES } from '@/domain/access/token-scopes'
import packageJson from '@/package.json' with { type: 'json' }
import type { Operation } from '@/server/http/operation'
import { ProblemSchema } from '@/server/http/problem'
import { type ErrorCode, HTTP_STATUS } from '@/server/platform/errors'
import { OPERATIONS } from './operations'

/** The OpenAPI 3.1 document, made of the very schemas that check the requests. */

export type JsonSchema = z.core.JSONSchema.BaseSchema
type Content = { content: Record<string, { schema: JsonSchema }> }
export type OperationObject = {
  operationId: string
  tags: string[]
  summary: string
  description?: string
  security: Record<string, string[]>[]
  parameters: {
    name: string
    in: 'path' | 'query'
    required: boolean
    description?: string
    schema: JsonSchema
  }[]
  requestBody?: Content & { required: boolean }
  responses: Record<string, { description: string } & Partial<Content>>
}
type OpenApiDocument = {
  openapi: '3.1.1'
  info: { title: string; version: string; description: string }
  servers: { url: string }[]
  paths: Record<string, Record<string, OperationObject>>
  components: { schemas: Record<string, JsonSchema>; securitySchemes: Record<string, Record<string, string>> }
}

const REFUSALS: Readonly<Record<ErrorCode, string>> = {
  UNAUTHENTICATED: 'Nobody is signed in, or the token does not work.',
  FORBIDDEN: 'Not allowed, or the token lacks the scope.',
  NOT_FOUND: 'Not there, or somebody else’s.',
  INVALID_INPUT: 'The request is not what the document says, or cannot be graded.',
  CONFLICT: 'It does not go with how things stand.',
  RATE_LIMITED: 'Too often.',
  CLOSED: 'It takes no more answers.',
}

let made: OpenApiDocument | undefined

export function openApiDocument(): OpenApiDocument {
  made ??= makeDocument()
  return made
}

function makeDocument(): OpenApiDocument {
  const schemas: Record<string, JsonSchema> = {}
  const paths: OpenApiDocument['paths'] = {}
  for (const operation of OPERATIONS) {
    const methods = paths[operation.path] ?? {}
    methods[operation.method.toLowerCase()] = toOperationObject(operation, schemas)
    paths[operation.path] = methods
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Casebook',
      version: packageJson.version,
      description:
        'Courses, quizzes, attempts and your own progress. The pages of Casebook use the same operations. A request is ' +
        'authorised by the cookie of a session or by a personal access token, made in the settings.',
    },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'next-auth.session-token',
          description:
            'Set by signing in, and for a guest by the first answer. Whatever changes something must come from this site.',
        },
        token: {
          type: 'http',
          scheme: 'bearer',
          description: `A personal access token. Scopes: ${TOKEN_SCOPES.map((scope) => `${scope} (${SCOPE_WORDS[scope]})`).join('; ')}.`,
        },
      },
    },
  }
}

function toOperationObject(operation: Operation, schemas: Record<string, JsonSchema>): OperationObject {
  const { id, tag, summary, description, access, scope, params, body, answer } = operation
  const token = { token: scope === null ? [] : [scope] }
  const hasBody = !(body instanceof z.ZodUndefined)
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description ? { description } : {}),
    security: [...(access === 'public' || access === 'visitor' ? [{}] : []), { session: [] }, token],
    parameters: toParameters(params, operation.path, schemas),
    ...(hasBody
      ? {
          requestBody: {
            required: !body.safeParse(undefined).success,
            content: { 'application/json': { schema: toJsonSchema(body, 'input', schemas) } },
          },
        }
      : {}),
    responses: {
      ...(answer instanceof z.ZodVoid
        ? { '204': { description: 'Done.' } }
        : {
            '200': {
              description: 'Done.',
              content: { 'application/json': { schema: toJsonSchema(answer, 'output', schemas) } },
            },
          }),
      ...toRefusals(operation, schemas),
    },
  }
}

/** Every operation may refuse a bad token or its scope, and what does not fit its schemas. */
function toRefusals({ errors }: Operation, schemas: Record<string, JsonSchema>) {
  const problem = toJsonSchema(ProblemSchema, 'output', schemas)
  const codes = [...new Set<ErrorCode>(['UNAUTHENTICATED', 'FORBIDDEN', 'INVALID_INPUT', ...errors])]
  return Object.fromEntries(
    codes.map((code) => [
      String(HTTP_STATUS[code]),
      { description: REFUSALS[code], content: { 'application/problem+json': { schema: problem } } },
    ]),
  )
}

function toParameters(
  params: z.ZodType,
  path: string,
  schemas: Record<string, JsonSchema>,
): OperationObject['parameters'] {
  const { properties = {}, required = [] } = toJsonSchema(params, 'input', schemas)
  return Object.entries(properties).map(([name, property]) => {
    if (typeof property === 'boolean') throw new Error(`The parameter ${name} has no schema`)
    const { description, ...schema } = property
    const isInPath = path.includes(`{${name}}`)
    const where = isInPath
      ? { in: 'path' as const, required: true }
      : { in: 'query' as const, required: required.includes(name) }
    return { name, ...where, ...(description ? { description } : {}), schema }
  })
}

/**
 * The JSON Schema of a Zod schema; those with an id of their own are put among `schemas` and referred to.
 * @throws where two different schemas have one id
 */
function toJsonSchema(
  schema: z.ZodType,
  io: 'input' | 'output',
  schemas: Record<string, JsonSchema>,
): JsonSchema {
  const whole: JsonSchema = z.toJSONSchema(schema, { io, override: ({ jsonSchema }) => tidy(jsonSchema) })
  const { $schema: _, $defs = {}, ...own } = moved(whole)
  for (const [id, definition] of Object.entries($defs)) addSchema(schemas, id, definition)
  if (!own.id) return own
  addSchema(schemas, own.id, own)
  return { $ref: `#/components/schemas/${own.id}` }
}

function addSchema(schemas: Record<string, JsonSchema>, id: string, definition: JsonSchema): void {
  const { id: _, ...schema } = definition
  const known = schemas[id]
  if (known && JSON.stringify(known) !== JSON.stringify(schema))
    throw new Error(`Two schemas are called ${id}`)
  schemas[id] = schema
}

/** Takes out what a reader has no use for: the pattern behind a format's name, and the end of all exact numbers. */
function tidy(schema: JsonSchema): void {
  if (schema.format) delete schema.pattern
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
}

/** References as OpenAPI has them. */
function moved(schema: JsonSchema): JsonSchema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'))
}
