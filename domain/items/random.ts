/**
 * A small seeded generator: the same seed reproduces the same draws and shuffles.
 * Not for secrets: the seed reveals the draw.
 */
export interface Random {
  /** A whole number from 0 to `bound` − 1, all equally likely; `bound` is 1 to 2³². */
  nextInt: (bound: number) => number
}

/**
 * sfc32 (Chris Doty-Humphrey's Small Fast Counter, of the PractRand suite), its three state words taken from the
 * seed by a 32-bit FNV-1a hash with the murmur3 finalizer, the first twelve outputs dropped.
 * The same seed gives the same sequence on every machine; `7` and `'7'` are one seed.
 */
export function createRandom(seed: string | number): Random {
  const text = String(seed)
  let a = hashText(text, 0x9e3779b9)
  let b = hashText(text, 0x243f6a88)
  let c = hashText(text, 0xb7e15162)
  let counter = 1

  function nextWord(): number {
    const word = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + word) | 0
    return word >>> 0
  }
  for (let round = 0; round < 12; round += 1) nextWord()

  function nextInt(bound: number): number {
    // Words above the last whole multiple of `bound` would favor small numbers, so they are rejected.
    const limit = 2 ** 32 - (2 ** 32 % bound)
    for (;;) {
      const word = nextWord()
      if (word < limit) return word % bound
    }
  }
  return { nextInt }
}

/** Returns a new list in random order (Fisher–Yates), without changing the given one. */
export function shuffle<T>(list: readonly T[], random: Random): T[] {
  const rest = [...list]
  const drawn: T[] = []
  while (rest.length > 0) drawn.push(...rest.splice(random.nextInt(rest.length), 1))
  return drawn
}

function hashText(text: string, basis: number): number {
  let hash = basis
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
