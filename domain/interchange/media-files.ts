import type { ReadQuestion } from './question'
import { type MediaReference, RichText } from './rich-text'

/** Everything that the texts of a question refer to, each source once. */
export function mediaOf(question: ReadQuestion): MediaReference[] {
  const found = new Map<string, MediaReference>()
  const open: unknown[] = [question]
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (part instanceof RichText) for (const reference of part.media) found.set(reference.source, reference)
    else if (typeof part === 'object' && part !== null && !(part instanceof Map))
      open.push(...Object.values(part).filter((value) => value !== undefined))
  }
  return [...found.values()]
}

/** The name of a file that is embedded in the question itself; null for a reference elsewhere. */
export function embeddedName(source: string): string | null {
  const [, name] = /^@@PLUGINFILE@@\/+([^?#]+)/.exec(source) ?? []
  return name ?? null
}

/**
 * Finds the file of a package that a text refers to: relative to the file of the question, or below the folder that Common Cartridges use.
 * @param entry the file of the question
 * @returns null for a file that isn’t in the package, or that the reference doesn’t name clearly
 */
export function packageFile(
  source: string,
  entry: string | undefined,
  names: ReadonlySet<string>,
): string | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(source)) return null
  const [path = ''] = source.replace(/^(?:\$|%24)IMS-CC-FILEBASE(?:\$|%24)\/*/i, '').split(/[?#]/)
  const folder = entry?.includes('/') ? entry.slice(0, entry.lastIndexOf('/') + 1) : ''
  const candidates = [folder + path, path, `web_resources/${path}`].map(normalized)
  const exact = candidates.find((candidate) => names.has(candidate))
  if (exact !== undefined) return exact
  const ending = `/${normalized(path)}`
  const alike = [...names].filter((name) => name.endsWith(ending))
  return alike.length === 1 ? (alike[0] ?? null) : null
}

/** Without `.` and `..`. Names that lead outside are in no package. */
function normalized(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}
