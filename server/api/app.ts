import 'server-only'
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import type { Operation } from '@/contract/define-operation'
import { type Operations, operations } from '@/contract/operations/all-operations'
import { methodProblem, problemResponse } from '@/server/http/problem'
import { AppError } from '@/server/platform/errors'
import { attemptHandlers } from './handlers/attempt-handlers'
import { classHandlers } from './handlers/class-handlers'
import { courseHandlers } from './handlers/course-handlers'
import { formulaHandlers } from './handlers/formula-handlers'
import { gradebookHandlers } from './handlers/gradebook-handlers'
import { gradingHandlers } from './handlers/grading-handlers'
import { importHandlers } from './handlers/import-handlers'
import { itemHandlers } from './handlers/item-handlers'
import { noteHandlers } from './handlers/note-handlers'
import { progressHandlers } from './handlers/progress-handlers'
import { reviewHandlers } from './handlers/review-handlers'
import { openApiDocument } from './openapi'
import { type HandlerOf, type HandlersOf, runOperation } from './run-operation'

/**
 * The HTTP API. The server in `bin/` answers with it before the page framework sees a request. Nothing in it needs the
 * framework.
 */

/** What the server in front says about a request, in addition to the request itself. */
export type Bindings = {
  /** The client's IP address. */
  ipAddress: string
}
type ApiContext = Context<{ Bindings: Bindings }>

const handlers: HandlersOf<Operations> = {
  ...courseHandlers,
  ...attemptHandlers,
  ...progressHandlers,
  ...noteHandlers,
  ...reviewHandlers,
  ...classHandlers,
  ...gradebookHandlers,
  ...gradingHandlers,
  ...itemHandlers,
  ...importHandlers,
  ...formulaHandlers,
}

export const api = createApi()

function createApi(): Hono<{ Bindings: Bindings }> {
  const app = new Hono<{ Bindings: Bindings }>().basePath('/api/v1')
  app.use(compress())
  const methodsByPath = new Map<string, string[]>()
  for (const [id, operation] of Object.entries(operations)) {
    // The type of `handlers` ensures that each operation has its own.
    const handler = Reflect.get(handlers, id) as HandlerOf<Operation>
    const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1')
    app.on(operation.method, path, (context) => runOperation(operation, handler, askedIn(context)))
    methodsByPath.set(path, [...(methodsByPath.get(path) ?? []), operation.method])
  }
  app.get('/openapi.json', () =>
    Response.json(openApiDocument(), { headers: { 'Cache-Control': 'no-cache' } }),
  )
  methodsByPath.set('/openapi.json', ['GET'])
  for (const [path, methods] of methodsByPath) refuseOthers(app, path, methods)
  app.notFound(() => problemResponse(nothingHere()))
  app.onError((error) => problemResponse(error))
  return app
}

function askedIn({ req, env }: ApiContext) {
  return { request: req.raw, ofPath: req.param(), ipAddress: env.ipAddress }
}

/** Any other method of a URL gets a problem that lists the allowed methods. */
function refuseOthers(app: Hono<{ Bindings: Bindings }>, path: string, methods: readonly string[]): void {
  const allowed = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
  app.options(path, () => new Response(null, { status: 204, headers: { Allow: allowed } }))
  app.all(path, () => methodProblem(allowed))
}

function nothingHere(): AppError {
  const userMessage = 'This URL does not exist. See /api/v1/openapi.json for the available operations.'
  return new AppError('NOT_FOUND', { userMessage })
}
