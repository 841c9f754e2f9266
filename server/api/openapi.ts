import { z } from 'zod'
import type { Operation } from '@/contract/define-operation'
import { OPERATIONS } from '@/contract/operations/all-operations'
import { type ErrorCode, HTTP_STATUS, ProblemSchema } from '@/contract/problem'
import { SCOPE_LABELS, TOKEN_SCOPES } from '@/domain/access/token-scopes'
import packageJson from '@/package.json' with { type: 'json' }

/** The OpenAPI 3.1 document, generated from the schemas that validate the requests. */

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
  UNAUTHENTICATED: 'Not signed in, or the token is not valid.',
  FORBIDDEN: 'Not allowed, or the token lacks the required scope.',
  NOT_FOUND: 'The resource does not exist or belongs to someone else.',
  INVALID_INPUT: 'The request does not match its schema, or the answer cannot be graded.',
  CONFLICT: 'The request conflicts with the current state.',
  RATE_LIMITED: 'Too many requests.',
  CLOSED: 'The resource is closed and no longer accepts answers or changes.',
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
        'Courses, quizzes, attempts, reviews, and classes. The pages of Casebook use the same operations. A session cookie ' +
        'or a personal access token authorizes each request. Create a token in the settings.',
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
            'Set when you sign in, or for a guest with the first answer. With a cookie, requests that change data must come from this site.',
        },
        token: {
          type: 'http',
          scheme: 'bearer',
          description: `A personal access token. Scopes: ${TOKEN_SCOPES.map((scope) => `${scope} (${SCOPE_LABELS[scope]})`).join('; ')}.`,
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
    security: [...(access === 'public' || access === 'guest' ? [{}] : []), { session: [] }, token],
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
        ? { '204': { description: 'Success, without content.' } }
        : {
            '200': {
              description: 'Success.',
              content: { 'application/json': { schema: toJsonSchema(answer, 'output', schemas) } },
            },
          }),
      ...toRefusals(operation, schemas),
    },
  }
}

/** Lists the errors of an operation. Every operation can reject a token, its scope, and invalid input, and every change can be one too many. */
function toRefusals({ method, errors }: Operation, schemas: Record<string, JsonSchema>) {
  const problem = toJsonSchema(ProblemSchema, 'output', schemas)
  const ofEvery: ErrorCode[] = ['UNAUTHENTICATED', 'FORBIDDEN', 'INVALID_INPUT']
  const ofChanges: ErrorCode[] = method === 'GET' ? [] : ['RATE_LIMITED']
  const codes = [...new Set([...ofEvery, ...ofChanges, ...errors])]
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
 * Converts a Zod schema to a JSON Schema. Moves schemas with an ID to `schemas` and refers to them.
 * @throws if two different schemas have the same ID
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

/** Removes details that don't help readers: the pattern of a named format, and the maximum safe integer. */
function tidy(schema: JsonSchema): void {
  if (schema.format) delete schema.pattern
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
}

/** Changes references to the form that OpenAPI uses. */
function moved(schema: JsonSchema): JsonSchema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'))
}
