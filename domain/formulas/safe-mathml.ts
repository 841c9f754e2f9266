/** Elements of MathML Core that formulas use, and `menclose` for crossed-out and boxed terms. None can load anything or run a script. */
const ELEMENTS = new Set(
  'math mrow mi mn mo mtext ms mspace msup msub msubsup munder mover munderover mmultiscripts mprescripts none mfrac msqrt mroot mtable mtr mtd mstyle mpadded mphantom menclose'.split(
    ' ',
  ),
)
/** Holds the number of a numbered equation, which we don’t count. */
const DROPPED = 'span'

const ATTRIBUTES = new Set(
  'accent accentunder class columnalign columnlines columnspacing columnspan depth dir display displaystyle fence form height largeop linethickness lspace mathbackground mathcolor mathsize mathvariant maxsize minsize movablelimits notation rowlines rowspacing rowspan rspace scriptlevel separator stretchy style symmetric voffset width'.split(
    ' ',
  ),
)
/** Names, numbers, lengths, and colors. */
const PLAIN_VALUE = /^[\w#.,%+ -]{0,100}$/
const STYLES = new Set(
  'border border-bottom border-left border-right border-top color display font-family font-size font-style font-weight height line-height margin margin-left margin-right math-depth math-shift math-style padding padding-bottom padding-left padding-right padding-top text-align text-indent vertical-align white-space width'.split(
    ' ',
  ),
)

const TOKEN = /<(\/?)([a-z]+)((?:\s+[a-z-]+=(?:"[^"<>]*"|'[^'<>]*'))*)\s*(\/?)>|[^<]+|</g
const ATTRIBUTE = /([a-z-]+)=(?:"([^"]*)"|'([^']*)')/g

/**
 * Writes MathML again with only what a formula needs: listed elements and attributes, whose values can’t contain a URL or a script, in balance.
 * @param markup what the TeX converter wrote
 * @returns null if it contains anything else; it then must not be shown
 */
export function safeMathml(markup: string): string | null {
  const open: string[] = []
  let safe = ''
  for (const [token, slash, name, attributes = '', selfClosing] of markup.matchAll(TOKEN)) {
    if (name === undefined) {
      if (token === '<' || open.length === 0) return null
      safe += safeText(token)
      continue
    }
    if (name === DROPPED) continue
    if (!ELEMENTS.has(name) || (open.length === 0 && (name !== 'math' || safe !== ''))) return null
    if (slash) {
      if (open.pop() !== name) return null
      safe += `</${name}>`
      continue
    }
    const written = safeAttributes(attributes)
    if (written === null) return null
    safe += `<${name}${written}>${selfClosing ? `</${name}>` : ''}`
    if (!selfClosing) open.push(name)
  }
  return open.length === 0 && safe !== '' ? safe : null
}

/** Keeps character references, and escapes everything else. */
function safeText(text: string): string {
  return text
    .replace(/&(?!(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[\da-f]{1,6});)/gi, '&amp;')
    .replaceAll('>', '&gt;')
}

function safeAttributes(attributes: string): string | null {
  let safe = ''
  for (const [, name = '', inDouble, inSingle] of attributes.matchAll(ATTRIBUTE)) {
    const value = inDouble ?? inSingle ?? ''
    if (!ATTRIBUTES.has(name)) return null
    const isSafe = name === 'style' ? isSafeStyle(value) : PLAIN_VALUE.test(value)
    if (!isSafe) return null
    safe += ` ${name}="${value}"`
  }
  return safe
}

function isSafeStyle(style: string): boolean {
  return style
    .split(';')
    .filter((part) => part.trim() !== '')
    .every((part) => {
      const [property = '', value = '', ...more] = part.split(':')
      return more.length === 0 && STYLES.has(property.trim()) && PLAIN_VALUE.test(value)
    })
}
