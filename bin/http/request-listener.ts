import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { REQUEST_ID_TIMING } from '../../contract/request-id'
import { hasOwner } from '../../domain/access/browser-owner'
import { prepareFormPage } from '../../server/http/next-auth/csrf'
import { contentSecurityPolicy, fixedHeaders, type InlineHashes } from '../../server/http/security-headers'
import { env, publicUrl } from '../../server/platform/env'
import { log } from '../../server/platform/log'
import {
  CLIENT_HEADER,
  REQUEST_ID_HEADER,
  type RequestContext,
  requestContext,
} from '../../server/platform/request-context'
import { applyCachePolicy } from '../cache-policy'
import { findFault } from './check-request'
import { markClient } from './client-address'
import { frameErrorPages } from './error-page'
import { inlineFirstStyles, readStyles, type Styles } from './inline-styles'
import { limitBody } from './limit-body'
import { logRequest } from './log-request'
import { createRouteNames, type NameRoute } from './name-route'
import { findOutage } from './outage'
import { createIsRoute, findPageFault, type IsRoute, type RouteManifest } from './page-methods'
import { type Refusal, refuse } from './reject'
import { replaceErrors } from './replace-errors'
import { identifyRequest } from './request-id'

type Listener = (request: IncomingMessage, response: ServerResponse) => void
/** Answers a request: the framework, or the API in front of it. */
export type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** The build's data about its pages; the development server has none. */
export type Built = {
  hashes: InlineHashes
  styles: Styles
  notFoundPage: Buffer
  isRoute: IsRoute
  nameRoute: NameRoute
}

export async function readBuilt(buildDir: string): Promise<Built> {
  const read = (file: string) => readFile(path.join(buildDir, file), 'utf8')
  const notFoundPage = await read('server/app/_not-found.html')
  frameErrorPages(notFoundPage)
  const manifest: RouteManifest = JSON.parse(await read('app-path-routes-manifest.json'))
  return {
    hashes: JSON.parse(await read('inline-hashes.json')),
    styles: await readStyles(buildDir),
    notFoundPage: Buffer.from(notFoundPage),
    isRoute: createIsRoute(manifest),
    nameRoute: createRouteNames(Object.values(manifest)),
  }
}

/** Checks each request and passes it to the framework, which fails on much of what a client can send. */
export function createRequestListener(handle: Handle, built: Built | undefined): Listener {
  const { TRUST_PROXY: trustProxy } = env()
  const nameRoute = built?.nameRoute ?? createRouteNames([])
  return (request, response) => {
    markClient(request, { trustProxy })
    const context: RequestContext = {
      id: identifyRequest(request),
      ipAddress: String(request.headers[CLIENT_HEADER]),
      hasReachedAction: false,
      languages: request.headers['accept-language'] ?? null,
    }
    response.setHeader(REQUEST_ID_HEADER, context.id)
    // Scripts can't read the headers of what the framework requests, but they can read this one's value.
    if (request.headers.rsc) response.setHeader('Server-Timing', `${REQUEST_ID_TIMING};desc="${context.id}"`)
    logRequest(request, response, context, nameRoute(pathOf(request)))
    requestContext.run(context, () => answer(request, response, context, handle, built))
  }
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  context: RequestContext,
  handle: Handle,
  built: Built | undefined,
): void {
  secure(request, response, built?.hashes)
  applyCachePolicy(response)
  const reject = (refusal: Refusal) => refuse(request, response, refusal)
  const fault =
    findFault(request) ?? findOutage(request, built) ?? findFaultOfUse(request, response, built, reject)
  if (fault) {
    reject(fault)
    return
  }
  // Static pages have their styles since the build.
  if (built && !Object.hasOwn(built.hashes.styles, pageOf(request)))
    inlineFirstStyles(request, response, built.styles)
  replaceErrors(request, response, context, built?.notFoundPage)
  passOn(request, response, handle).catch((error: unknown) => {
    log.error({ error }, 'request failed')
    response.statusCode = 500
    response.end()
  })
}

async function passOn(request: IncomingMessage, response: ServerResponse, handle: Handle): Promise<void> {
  if (request.method === 'GET') {
    const { headers } = request
    const prepared = await prepareFormPage(pathOf(request), headers.cookie)
    if (prepared) {
      headers.cookie = prepared.cookie
      response.appendHeader('Set-Cookie', prepared.setCookie)
    }
  }
  await handle(request, response)
}

/** Most requests only read and need no other checks. */
function findFaultOfUse(
  request: IncomingMessage,
  response: ServerResponse,
  built: Built | undefined,
  answer: (refusal: Refusal) => void,
): Refusal | null {
  if (request.method === 'GET' || request.method === 'HEAD') return null
  const isRoute = built?.isRoute(pathOf(request)) ?? false
  return (isRoute || !built ? null : findPageFault(request)) ?? limitBody(request, response, isRoute, answer)
}

function secure(request: IncomingMessage, response: ServerResponse, hashes: InlineHashes | undefined): void {
  for (const [name, value] of Object.entries(fixedHeaders(publicUrl()))) response.setHeader(name, value)
  delete request.headers['content-security-policy']
  // The development server needs eval and inline scripts.
  if (!hashes) return
  const route = pageOf(request)
  // Build files run nothing by themselves, so a policy on each would only add bytes.
  if (route.startsWith('/_next/static/')) return
  const policy = contentSecurityPolicy(route, hashes, randomBytes(16).toString('base64'))
  // The framework takes the nonce for its own scripts from the request's header.
  request.headers['content-security-policy'] = policy
  response.setHeader('Content-Security-Policy', policy)
}

/** Learners get another page than visitors at the same URL (next.config.js). */
function pageOf(request: IncomingMessage): string {
  const path = pathOf(request)
  return path === '/' && hasOwner(request.headers.cookie) ? '/learner-home' : path
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?')[0] ?? '/'
}
