import { withoutInvisible } from '@/domain/items/invisible-characters'

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/**
 * Converts a typed number to one notation: ASCII digits, signs, apostrophes, and spaces. Characters that only look
 * like a digit (a superscript, `½`, `①`) never become one: a superscript follows a `^`, as in `10^8`. Also used for
 * the names of units, so that both sides match. Idempotent.
 */
export function normalizeNumber(typed: string): string {
  const marked = withoutInvisible(typed)
    .replace(/([⁺⁻]?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g, (_, sign: string, digits: string) => `^${superscript(sign, digits)}`)
    .replace(/[^\p{Nd}\p{ASCII}]/gu, (sign) => sign.normalize('NFKC').replace(/\d+/g, '^$&'))
  return withAsciiDigits(marked.normalize('NFKC'))
    .replace(/[−‐‑‒–—―˗⁒➖־]/g, '-')
    .replaceAll('➕', '+')
    .replace(/[’‘ʼ]/g, "'")
    .replaceAll('،', ',')
    .replace(/[×·⋅∙]/g, '*')
    .replace(/[\s\u0085]+/g, ' ')
    .trim()
}

function superscript(sign: string, digits: string): string {
  return (sign === '⁻' ? '-' : '') + [...digits].map((digit) => SUPERSCRIPTS.indexOf(digit)).join('')
}

/**
 * Digits of other scripts as ASCII. If a number mixes two sets, which never happens on purpose, they stay unchanged.
 */
function withAsciiDigits(text: string): string {
  const zeros = new Set([...text].flatMap((sign) => (/\p{Nd}/u.test(sign) ? [zeroOf(sign)] : [])))
  const [zero = 0] = zeros
  if (zeros.size > 1) return text
  return text.replace(/\p{Nd}/gu, (digit) => String((codeOf(digit) - zero) % 10))
}

/**
 * The code point of the zero of a digit's set: each set has its ten digits in a row. (Two sets of Myanmar are
 * adjacent: hence the remainder.)
 */
function zeroOf(digit: string): number {
  let code = codeOf(digit)
  while (/\p{Nd}/u.test(String.fromCodePoint(code - 1))) code -= 1
  return code
}

function codeOf(sign: string): number {
  return sign.codePointAt(0) ?? 0
}
