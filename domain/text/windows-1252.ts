/** The letters of the bytes 80 to 9F; a space for the five unassigned ones. Node’s decoder leaves these bytes as control characters. */
const HIGH_LETTERS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

/**
 * Decodes bytes as Windows-1252, in which every byte is a character.
 * @param unassigned what the five bytes without a letter become
 */
export function decodeWindows1252(bytes: Uint8Array, unassigned: string): string {
  return new TextDecoder('latin1').decode(bytes).replace(/[\u0080-\u009f]/g, (sign) => {
    const letter = HIGH_LETTERS.charAt(sign.charCodeAt(0) - 0x80)
    return letter === ' ' ? unassigned : letter
  })
}
