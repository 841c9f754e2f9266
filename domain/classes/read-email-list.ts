import { plainEmail } from '@/domain/csv/person-columns'

/** One entry of a list, with or without an email. */
export interface ListedEmail {
  readonly line: number
  readonly lastLine: number
  readonly text: string
  /** In lowercase; '' if there is none. */
  readonly email: string
  readonly name: string
}

/** Whether a text is a list of email addresses as email programs write it: with names, and addresses in angle brackets. */
export function isEmailList(text: string): boolean {
  return /<[^<>\s]*@[^<>\s]*>/.test(text)
}

/**
 * Reads `Ani Sargsyan <ani@x.org>, "Lee, Bob" <bob@x.org>; c@x.org`: email addresses separated by commas, semicolons, or line ends,
 * including names such as `Lee, Bob <bob@x.org>`.
 * @returns every part of the list, including those without an email
 */
export function readEmailList(text: string): ListedEmail[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .flatMap((line, index) =>
      readLine(line).map((listed) => ({ line: index + 1, lastLine: index + 1, ...listed })),
    )
}

type Listed = Omit<ListedEmail, 'line' | 'lastLine'>

function readLine(line: string): Listed[] {
  const listed: Listed[] = []
  // Text before a comma can be the last name for the next address.
  let pending = ''
  for (const { text, end } of partsOf(line)) {
    const whole = pending === '' ? text : `${pending}, ${text}`
    const isNameSoFar = !text.includes('@')
    if (isNameSoFar && end === ',') pending = whole
    else {
      listed.push(
        ...(pending !== '' && !text.includes('<') ? [noEmail(pending), readPart(text)] : [readPart(whole)]),
      )
      pending = ''
    }
  }
  return [...listed, ...(pending === '' ? [] : [noEmail(pending)])].filter(({ text }) => text !== '')
}

/** The parts of a line and what ends each; separators in quotes and brackets don't count, unless a quote is left open. */
function partsOf(line: string): { text: string; end: string }[] {
  const isQuoted = (line.split('"').length - 1) % 2 === 0
  const pattern = isQuoted ? /((?:"[^"]*"|<[^<>]*>|[^,;])*)([,;]|$)/g : /([^,;]*)([,;]|$)/g
  return [...line.matchAll(pattern)].map(([, text = '', end = '']) => ({ text: text.trim(), end }))
}

function readPart(text: string): Listed {
  if (!text.includes('@')) return noEmail(text)
  const at = text.lastIndexOf('<')
  const name = at === -1 ? '' : text.slice(0, at)
  return { text, email: plainEmail(text), name: name.replaceAll('"', '').trim() }
}

function noEmail(text: string): Listed {
  return { text, email: '', name: '' }
}
