import type { IncomingMessage } from 'node:http'
import { assertSameOrigin } from '../../server/http/same-origin'
import type { Refusal } from './reject'

/** Tells routes, which handle their own methods and bodies, from pages, which accept only actions. */
export type IsRoute = (path: string) => boolean

/** The framework's list of what it built: each source file with its URL pattern. */
export type RouteManifest = Readonly<Record<string, string>>

export function createIsRoute(manifest: RouteManifest): IsRoute {
  const patterns = Object.entries(manifest)
    .filter(([source]) => source.endsWith('/route'))
    .map(([, pattern]) => patternOf(pattern))
  return (path) => patterns.some((pattern) => pattern.test(path))
}

function patternOf(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+*?^$()|{}\\]/g, '\\$&')
    .replace(/\/\[\[\\\.\\\.\\\.\w+\]\]/g, '(?:/.*)?')
    .replace(/\[\\\.\\\.\\\.\w+\]/g, '.+')
    .replace(/\[\w+\]/g, '[^/]+')
  return new RegExp(`^${source}/?$`)
}

/** Whether the framework looks for an action in a request. */
export function isAction({ method, headers }: IncomingMessage): boolean {
  if (method !== 'POST') return false
  return headers['next-action'] !== undefined || /^multipart\/form-data\b/.test(headers['content-type'] ?? '')
}

/** @returns why a page rejects a request that would change something */
export function findPageFault(request: IncomingMessage): Refusal | null {
  const { method = '', headers } = request
  if (method === 'GET' || method === 'HEAD') return null
  if (!isAction(request))
    return { status: 405, detail: `This page doesn't support ${method}.`, allow: ['GET', 'HEAD'] }
  try {
    assertSameOrigin({ headers: { get: (name) => [headers[name]].flat()[0] ?? null } })
  } catch {
    return { status: 403, detail: 'This request came from another site.' }
  }
  // The framework compares both again, but without a hidden origin or a proxy that changes the host.
  if (headers.origin === 'null') delete headers.origin
  else if (headers.origin !== undefined) headers['x-forwarded-host'] = new URL(headers.origin).host
  return null
}
