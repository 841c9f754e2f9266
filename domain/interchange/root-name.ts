const SAMPLE_BYTES = 20_000

/** Bad bytes don’t matter for a guess. */
export function sampleText(bytes: Uint8Array): string {
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes.subarray(0, SAMPLE_BYTES))
}

/** @returns the name of the first element, without prefix; `''` for XML without one; null for a text that isn’t XML */
export function xmlRootName(bytes: Uint8Array): string | null {
  const head = sampleText(bytes)
  if (!/^\s*</.test(head)) return null
  const text = head.replace(/<!--[\s\S]*?-->/g, '').replace(/<\?[\s\S]*?\?>/g, '')
  const name = /<(?![!?/])([^\s/>]+)/.exec(text.replace(/<!DOCTYPE[^[>]*(\[[\s\S]*?\]\s*)?>/i, ''))?.[1] ?? ''
  return name.slice(name.lastIndexOf(':') + 1)
}
