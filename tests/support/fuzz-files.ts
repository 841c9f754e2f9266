import { toNeutral } from '@/domain/interchange/read-file'
import { createRandom, type Random } from '@/domain/items/random'
import { readUpload } from '@/server/interchange/open-file'
import { QUESTION_TEXTS, questionPackage } from './question-files'

/** Formats that are fuzzed: every text format, and packages. */
export const FUZZED_FORMATS = [...Object.keys(QUESTION_TEXTS), 'imscc']

/** A file may take longer only if the machine is busy. */
const SLOW_MS = 5_000

const NASTY = [
  ...[
    '\0',
    '\ud800',
    '{',
    '}',
    '=',
    '~',
    '#',
    '\\',
    '->',
    '%50%',
    '%-999%',
    '\n\n',
    '\r',
    '"',
    '""',
    ',,,',
    '\t',
    '|',
    '\u0085',
  ],
  ...[
    '<',
    '>',
    '&',
    '&nbsp;',
    '&#0;',
    '&#xD800;',
    '<![CDATA[',
    ']]>',
    '<!DOCTYPE x [<!ENTITY a "b">]>',
    '<!--',
    '-->',
    '<?x?>',
  ],
  ...[
    '</question>',
    '<answer fraction="x">',
    '<item>',
    '<value/>',
    '{1:MC:',
    '{{c1::',
    '[[1]]',
    '[a]',
    '::',
    '$CATEGORY:',
    'ANSWER: Z',
  ],
  ...[
    '<div>'.repeat(300),
    '9'.repeat(400),
    '1e999',
    'NaN',
    '-0',
    '٣',
    '<table><td>',
    'NewQuestion,MC\n',
    '__proto__',
    'constructor',
  ],
]

/**
 * Reads broken variants of a format’s sample.
 * @returns what threw, was slow, or gave an unreadable result, each with its seed
 */
export async function fuzzFormat(format: string, count: number, seed: string): Promise<string[]> {
  const faults: string[] = []
  for (let at = 0; at < count; at += 1) {
    const name = `${seed}-${format}-${at}`
    const file = drawFile(format, createRandom(name))
    const start = performance.now()
    try {
      const read = await readUpload(file, at % 2 === 0 ? format : undefined)
      JSON.stringify(toNeutral(read))
      if (read.outcome !== 'all' && read.problems.length === 0)
        faults.push(`${name}: rejected without a reason`)
    } catch (error) {
      faults.push(`${name}: ${error instanceof Error ? error.stack : String(error)}`)
    }
    if (performance.now() - start > SLOW_MS)
      faults.push(`${name}: took ${Math.round(performance.now() - start)} ms`)
  }
  return faults
}

export function drawFile(format: string, random: Random): { name: string; bytes: Uint8Array } {
  const sample = QUESTION_TEXTS[format]
  if (sample) return { name: sample.name, bytes: drawBytes(encode(drawText(sample.text, random)), random) }
  const one = QUESTION_TEXTS.qti2?.text ?? ''
  const two = QUESTION_TEXTS.qti12?.text ?? ''
  const inner = questionPackage({ 'one.xml': drawText(one, random), 'three.xml': drawText(two, random) })
  return { name: 'package.zip', bytes: random.nextInt(2) === 0 ? drawBytes(inner, random) : inner }
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** Cuts, repeats, swaps, and adds what formats give a meaning to. */
function drawText(sample: string, { nextInt }: Random): string {
  let text = sample
  const position = () => nextInt(text.length + 1)
  for (let changes = 1 + nextInt(6); changes > 0; changes -= 1) {
    const from = position()
    const to = Math.min(text.length, from + nextInt(80))
    const nasty = NASTY[nextInt(NASTY.length)] ?? ''
    const kind = nextInt(100) / 100
    if (kind < 0.5) text = text.slice(0, from) + nasty + text.slice(from)
    else if (kind < 0.7) text = text.slice(0, from) + text.slice(to)
    else if (kind < 0.85) text = text.slice(0, from) + text.slice(from, to).repeat(3) + text.slice(to)
    else if (kind < 0.95) text = text.slice(0, from) + nasty + text.slice(to)
    else text = text.slice(0, from)
  }
  return text
}

/** Now and then, bytes change too, or the whole file is noise. */
function drawBytes(bytes: Uint8Array, { nextInt }: Random): Uint8Array {
  if (nextInt(20) === 0) return Uint8Array.from({ length: nextInt(500) }, () => nextInt(256))
  if (nextInt(10) < 7) return bytes
  const changed = bytes.slice()
  for (let changes = 1 + nextInt(10); changes > 0; changes -= 1)
    changed[nextInt(Math.max(1, changed.length))] = nextInt(256)
  return nextInt(5) === 0 ? changed.slice(0, nextInt(changed.length + 1)) : changed
}
