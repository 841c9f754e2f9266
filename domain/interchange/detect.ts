import { FORMATS } from './formats'
import type { FileSample, InterchangeFile, InterchangeFormat } from './interchange-format'
import { sampleText, xmlRootName } from './root-name'

/** @returns the format that fits best; null for a binary file that no format reads */
export function detectFormat(file: InterchangeFile): InterchangeFormat | null {
  const sample = sampleOf(file)
  let best: { format: InterchangeFormat; score: number } | null = null
  for (const format of FORMATS) {
    const fits = format.detects(sample)
    if (fits === 0) continue
    const score = fits + (format.extensions.some((extension) => sample.name.endsWith(extension)) ? 0.6 : 0)
    if (best === null || score > best.score) best = { format, score }
  }
  return best?.format ?? null
}

function sampleOf({ name, bytes, package: files }: InterchangeFile): FileSample {
  const fileName = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).toLowerCase()
  if (files) return { name: fileName, head: '', root: null, entries: files.names }
  const head = sampleText(bytes)
  return { name: fileName, head, root: xmlRootName(head), entries: null }
}
