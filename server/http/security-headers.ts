import { DAY_SECONDS } from '@/domain/time/durations'

/** The security headers of every response. See docs/decisions/content-security-policy.md. */

/** The hashes of what the build wrote into static pages, as they appear in a policy, by the page's path. */
export type InlineHashes = Record<'scripts' | 'styles', Record<string, string[]>>

/** Static pages that the framework serves at any URL. */
const ANYWHERE = ['/_not-found', '/_global-error', '/404', '/500']

/**
 * Returns the policy for one response: a static page lists the hashes of its inline scripts, every other response a nonce.
 * @param route the request's path, as listed in the hashes of the build
 */
export function contentSecurityPolicy(route: string, hashes: InlineHashes, nonce: string): string {
  // The pages that can appear anywhere also have the script that every page has.
  const find = (kind: keyof InlineHashes) =>
    hashes[kind][route] ?? ANYWHERE.flatMap((page) => hashes[kind][page] ?? [])
  const scripts = [...(route in hashes.scripts ? [] : [`'nonce-${nonce}'`]), ...find('scripts')]
  return [
    "default-src 'self'",
    `script-src 'self' ${[...new Set(scripts)].join(' ')}`.trim(),
    `style-src 'self' ${[...new Set(find('styles'))].join(' ')}`.trim(),
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

const FIXED_HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
}

/** Not for subdomains, which can belong to others. */
const HSTS = `max-age=${365 * DAY_SECONDS}`

/** Returns the headers that don't depend on the request. @param publicUrl at which browsers reach this instance */
export function fixedHeaders(publicUrl: string): Readonly<Record<string, string>> {
  return publicUrl.startsWith('https://')
    ? { ...FIXED_HEADERS, 'Strict-Transport-Security': HSTS }
    : FIXED_HEADERS
}
