import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { OPERATIONS, operations } from '@/contract/operations/all-operations'
import { TOKEN_SCOPES } from '@/domain/access/token-scopes'
import { api } from './app'
import { openApiDocument } from './openapi'

test('the document is valid OpenAPI', async () => {
  const result = await new Validator().validate(structuredClone(openApiDocument()))
  expect(result.errors ?? []).toEqual([])
  expect(result.valid).toBe(true)
})

test('every reference of the document points to a schema', () => {
  const { schemas } = openApiDocument().components
  const text = JSON.stringify(openApiDocument())
  const references = [...text.matchAll(/"\$ref":"([^"]*)"/g)].map(([, reference]) => reference)
  expect(references.length).toBeGreaterThan(0)
  for (const reference of new Set(references))
    expect(Object.keys(schemas).map((id) => `#/components/schemas/${id}`)).toContain(reference)
})

test('operations and routes match one to one', () => {
  const served = api.routes
    .filter(({ method, path }) => /GET|PUT|POST/.test(method) && path !== '/api/v1/openapi.json')
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
  expect(served.sort()).toEqual(OPERATIONS.map(({ method, path }) => `${method} /api/v1${path}`).sort())
})

test('every operation is listed by its ID', () => {
  for (const [id, operation] of Object.entries(operations)) expect(operation.id).toBe(id)
})

test('operation IDs and paths with methods are unique', () => {
  expect(new Set(OPERATIONS.map(({ id }) => id)).size).toBe(OPERATIONS.length)
  expect(new Set(OPERATIONS.map(({ method, path }) => method + path)).size).toBe(OPERATIONS.length)
})

test('every scope is required by an operation', () => {
  const asked = new Set(OPERATIONS.map(({ scope }) => scope))
  expect(TOKEN_SCOPES.filter((scope) => !asked.has(scope))).toEqual([])
})

test('response schemas allow no additional properties, such as keys', () => {
  const { schemas } = openApiDocument().components
  for (const id of ['Attempt', 'Lesson', 'Course', 'Quiz', 'QuizSummary', 'Saved'])
    expect(schemas[id]?.additionalProperties).toBe(false)
})
