/** Images that an HTML text contains as `data:` URIs. A shorter one is a spacer. */
const DATA_IMAGE = /data:(image\/[\w.+-]{1,30});base64,([A-Za-z0-9+/=\r\n]{40,})/gi

/**
 * Takes images out of an HTML text, which would be too long with them.
 * @returns the text with a short source in place of each, and the contents in base64 by source
 */
export function takeDataImages(html: string): { html: string; contents: ReadonlyMap<string, string> } {
  const contents = new Map<string, string>()
  if (!/;base64,/i.test(html)) return { html, contents }
  const shortened = html.replace(DATA_IMAGE, (_, type: string, content: string) => {
    const source = `data:${type.toLowerCase()}#${fingerprint(content)}`
    contents.set(source, content.replace(/\s+/g, ''))
    return source
  })
  return { html: shortened, contents }
}

/** FNV-1a of 32 bits, with the length: tells the images of one question apart. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return `${text.length.toString(36)}${(hash >>> 0).toString(36)}`
}
