import { z } from 'zod'
import { publicUrl } from '@/server/platform/env'

/**
 * Finds the path on this site of a target from outside (a query string, a form field, a cookie, a stored link).
 * Resolves the target as a browser does, so `/..//other.example` counts as another site: its normalized path starts
 * with two slashes, and resolving that again leaves this site.
 * @param target a path from the root or a complete URL
 * @returns the normalized path with its query and fragment; null for any other target
 */
export function findPathOfSite(target: unknown): string | null {
  if (typeof target !== 'string') return null
  const site = new URL(publicUrl()).origin
  if (!target.startsWith('/') && !URL.canParse(target)) return null
  if (!URL.canParse(target, site)) return null
  const { href, origin, pathname, search, hash } = new URL(target, site)
  const path = `${pathname}${search}${hash}`
  if (origin !== site || !URL.canParse(path, site)) return null
  // Also rejects a user name in the URL and schemes that wrap a URL (`blob:`), because the path doesn't lead there.
  return new URL(path, site).href === href ? path : null
}

/** Pages that users pass through, and don't return to. */
const PASSED_THROUGH = /^\/(home|sign-in|sign-up|welcome|forgot-password|reset-password|goodbye)(?=[/?#]|$)/

/** Leads to the page that fits the user’s roles, if there is nothing to return to. */
export const HOME_PATH = '/home'

/** Finds the path on this site to return to after signing in or up. @returns null if there is nothing to return to */
export function findReturnPath(target: unknown): string | null {
  const path = findPathOfSite(target)
  if (path === null || !PASSED_THROUGH.test(path)) return path
  // These pages know where the user was before.
  return findReturnPath(new URL(path, publicUrl()).searchParams.get('next'))
}

/** The page that confirms a sign-up, and leads to `next`. */
export function welcomePath(next: string | null): string {
  return next === null ? '/welcome' : `/welcome?next=${encodeURIComponent(next)}`
}

/** A normalized path of this site to continue at. */
export const RedirectPathSchema = z.string().transform((target, context) => {
  const path = findPathOfSite(target)
  if (path !== null) return path
  context.addIssue({ code: 'custom', message: 'This URL leads to another site.' })
  return z.NEVER
})
