/** An excerpt is for reading next to the question; a longer one is cut. */
const MAX_CHARACTERS = 6_000

/**
 * Cuts the text of a file into the excerpts that begin at the given lines, each up to the next one.
 * @param starts lines, counted from 1, in any order and with repetitions; 0 stands for the whole file
 * @returns the excerpt of each line
 */
export function sourceExcerpts(text: string, starts: readonly number[]): Map<number, string> {
  const offsets = lineOffsets(text)
  const sorted = [...new Set(starts)].sort((a, b) => a - b)
  return new Map(
    sorted.map((line, index) => {
      if (line === 0) return [0, shortened(text, 0, text.length)]
      const next = sorted[index + 1]
      const from = offsets[line - 1] ?? text.length
      const to = next === undefined ? text.length : (offsets[next - 1] ?? text.length)
      return [line, shortened(text, from, to)]
    }),
  )
}

function lineOffsets(text: string): number[] {
  const offsets = [0]
  for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) offsets.push(index + end.length)
  return offsets
}

/** Embedded files are long and say nothing. */
function shortened(text: string, from: number, to: number): string {
  const part = text.slice(from, Math.min(to, from + 20 * MAX_CHARACTERS))
  const readable = part.replace(/[A-Za-z0-9+/=\r\n]{400,}/g, '…').trimEnd()
  const isCut = to > from + 20 * MAX_CHARACTERS || readable.length > MAX_CHARACTERS
  return isCut ? `${readable.slice(0, MAX_CHARACTERS)}…` : readable
}
