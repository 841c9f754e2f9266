/** Finds listed phrases in what people read: strings, JSX text, comments, test titles, Markdown, and course content. */

const UNREAD = /(^|\/)(package-lock\.json|generated\/|public\/|.*\.(png|svg|json|sql|lock|ico|woff2))$/
/** At the end of a line whose text isn't ours: what someone types, a stored value of an earlier version, a label that the guide prescribes. */
const QUOTED = /(\/\/|#) phrases: quoted$/
/** IDs in course content. Stored answers refer to them, so they never change. */
const IDS = /\b[a-z0-9]+(-[a-z0-9]+){2,}\b|(?<=\bid[:=] ?)[\w-]+/g
const SCOPES = { docs: ['all', 'docs'], code: ['all', 'ui', 'comments'], content: ['all'] }

/**
 * @param {string} file its path in the project, which decides what in it is text for people
 * @param {string} text
 * @param {{ pattern: string, instead: string, where: 'all' | 'ui' | 'docs' | 'comments' }[]} rules
 * @returns {{ file: string, line: number, found: string, instead: string }[]} at most one for each line and rule
 */
export function findPhrases(file, text, rules) {
  const kind = kindOf(file)
  if (kind === null) return []
  const applicable = rules.filter(({ where }) => SCOPES[kind].includes(where))
  return text.split('\n').flatMap((line, index) => {
    if (QUOTED.test(line)) return []
    const read = kind === 'code' ? textIn(line) : kind === 'content' ? line.replaceAll(IDS, '') : line
    return applicable.flatMap(({ pattern, instead }) => {
      const found = compiled(pattern).exec(read)
      return found ? [{ file, line: index + 1, found: found[0], instead }] : []
    })
  })
}

/** @type {Map<string, RegExp>} */
const expressions = new Map()

/** Compiles each pattern once for all files. @param {string} pattern */
function compiled(pattern) {
  const known = expressions.get(pattern)
  if (known) return known
  const expression = new RegExp(pattern)
  expressions.set(pattern, expression)
  return expression
}

/** @returns {'docs' | 'code' | 'content' | null} null if it holds no text for people */
function kindOf(file) {
  if (UNREAD.test(file)) return null
  if (file.startsWith('content/')) return /(^|\/)source/.test(file) ? null : 'content'
  if (/\.mdx?$/.test(file)) return 'docs'
  return /\.(tsx?|mjs|js|prisma|ya?ml)$/.test(file) ? 'code' : null
}

/** What people read in a line of code: its comment, its strings of several words, and its JSX text. Identifiers aren't text. */
function textIn(line) {
  const comment = /(^|\s)(\/\/|\*|\/\*\*?)\s(.*)$/.exec(line)?.[3] ?? ''
  const strings = [...line.matchAll(/'((?:[^'\\]|\\.){4,})'|"((?:[^"\\]|\\.){4,})"|`((?:[^`\\]|\\.){4,})`/g)]
    .map(([, single, double, template]) => single ?? double ?? template)
    .filter((string) => /\s/.test(string))
  const isSentence = /^\s*[A-Z“"]?[\w’',;:()–—-]+( [\w’',;:()–—.!?-]+){2,}\s*$/.test(line)
  const isMarkup = />[^<>{}]*\s[^<>{}]*</.test(line)
  return [comment, ...strings, isSentence || isMarkup ? line : ''].join(' ⏐ ')
}
