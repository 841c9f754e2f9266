import { type APIRequestContext, expect } from '@playwright/test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { JsonSchema, OperationObject } from '../../server/api/openapi'

type Document = { paths: Record<string, Record<string, OperationObject>> }
type Reply = {
  status(): number
  text(): Promise<string>
  headers(): Record<string, string>
}

/** The server's own API description, used to call its operations and to check their responses. */
export async function readApiDocument(request: APIRequestContext) {
  const document: Document = await (await request.get('/api/v1/openapi.json')).json()
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema(document, 'document')
  const called = new Set<string>()

  function expectToFit(value: unknown, schema: JsonSchema, what: string): void {
    // The references in the document are to itself.
    const { $ref, ...rest } = schema
    const validate = ajv.compile($ref ? { $ref: `document${$ref}` } : JSON.parse(absolute(rest)))
    validate(value)
    expect(validate.errors ?? [], `${what}: ${JSON.stringify(value).slice(0, 400)}`).toEqual([])
  }

  /** Checks a response against the API description of this operation and status. @returns its data */
  async function expectDescribed(id: string, reply: Reply): Promise<unknown> {
    const { operation } = find(id)
    const status = reply.status()
    const described = operation.responses[String(status)]
    const text = await reply.text()
    expect(described, `${id} returns ${status}: ${text.slice(0, 200)}`).toBeDefined()
    const [type, content] = Object.entries(described?.content ?? {})[0] ?? []
    if (!content) expect(text).toBe('')
    else {
      expect(reply.headers()['content-type']).toContain(type)
      expectToFit(JSON.parse(text), content.schema, `${id} ${status}`)
    }
    return text === '' ? undefined : JSON.parse(text)
  }

  function find(id: string) {
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(methods))
        if (operation.operationId === id) return { path, method, operation }
    }
    throw new Error(`The API description has no operation ${id}`)
  }

  return {
    document,
    operationIds: () =>
      Object.values(document.paths).flatMap((methods) =>
        Object.values(methods).map((one) => one.operationId),
      ),
    called: (): ReadonlySet<string> => called,
    expectDescribed,
    expectProblem: (value: unknown) =>
      expectToFit(value, { $ref: '#/components/schemas/Problem' }, 'a problem'),
    /** Calls an operation and checks its response against the API description. */
    async call(
      context: APIRequestContext,
      id: string,
      params: Record<string, string | number> = {},
      data?: unknown,
    ): Promise<{ status: number; data: unknown; text: string }> {
      const { path, method } = find(id)
      const address = path.replaceAll(/\{(\w+)\}/g, (_, name) => String(params[name]))
      const rest = Object.entries(params).filter(([name]) => !path.includes(`{${name}}`))
      const query = new URLSearchParams(rest.map(([name, value]) => [name, String(value)]))
      const reply = await context.fetch(`/api/v1${address}${query.size > 0 ? `?${query}` : ''}`, {
        method,
        ...(data === undefined ? {} : { data }),
      })
      called.add(id)
      return { status: reply.status(), data: await expectDescribed(id, reply), text: await reply.text() }
    },
  }
}

function absolute(schema: JsonSchema): string {
  return JSON.stringify(schema).replaceAll('"#/components/', '"document#/components/')
}
