import { markedEncoding } from './decode'

const SAMPLE_BYTES = 20_000

/** Bad bytes don’t matter for a guess. */
export function sampleText(bytes: Uint8Array): string {
  return new TextDecoder(markedEncoding(bytes) ?? 'utf-8').decode(bytes.subarray(0, SAMPLE_BYTES))
}

/**
 * @param head the beginning of a text, from `sampleText`
 * @returns the name of the first element, without prefix; `''` for XML without one; null for a text that isn’t XML
 */
export function xmlRootName(head: string): string | null {
  if (!/^\s*</.test(head)) return null
  const text = head.replace(/<!--[\s\S]*?-->/g, '').replace(/<\?[\s\S]*?\?>/g, '')
  const name = /<(?![!?/])([^\s/>]+)/.exec(text.replace(/<!DOCTYPE[^[>]*(\[[\s\S]*?\]\s*)?>/i, ''))?.[1] ?? ''
  return name.slice(name.lastIndexOf(':') + 1)
}
