import { z } from 'zod'
import { publicUrl } from '@/server/platform/env'

/**
 * Finds where on this site a target leads that came from outside (a query string, a form field, a cookie, a stored
 * link). The target is resolved as a browser resolves it, so `/..//other.example` counts as another site: its
 * normalized path starts with two slashes, and whoever resolves that again leaves this site.
 * @param target a path from the root or a complete URL; anything else leads nowhere
 * @returns the normalized path with its query and fragment, or null if the target leads anywhere else
 */
export function findPathOfSite(target: unknown): string | null {
  if (typeof target !== 'string') return null
  const site = new URL(publicUrl()).origin
  if (!target.startsWith('/') && !URL.canParse(target)) return null
  if (!URL.canParse(target, site)) return null
  const { href, origin, pathname, search, hash } = new URL(target, site)
  const path = `${pathname}${search}${hash}`
  if (origin !== site || !URL.canParse(path, site)) return null
  // Also refuses a user name in the URL and schemes that wrap one (`blob:`): the path alone doesn't lead there.
  return new URL(path, site).href === href ? path : null
}

/** Where to continue: a path of this site, normalized. */
export const PathOfSiteSchema = z.string().transform((target, context) => {
  const path = findPathOfSite(target)
  if (path !== null) return path
  context.addIssue({ code: 'custom', message: 'This URL leads to another site.' })
  return z.NEVER
})
