/** How long a decoded cookie stays in memory. Its session can end earlier, so statements still compare the session version. */
const KEPT_MS = 60_000
/** More learners than one process serves in a minute. */
const MOST = 5_000

/**
 * Decodes each value once a minute, because decrypting a cookie costs more than most statements.
 * @param decode returns null for an invalid value, which isn't remembered
 */
export function keepDecoded<T>(decode: (value: string) => Promise<T | null>) {
  const kept = new Map<string, { decoded: Promise<T | null>; until: number }>()
  return (value: string, now: number): Promise<T | null> => {
    const known = kept.get(value)
    if (known && now < known.until) return known.decoded
    const entry = { decoded: decode(value), until: now + KEPT_MS }
    kept.delete(value)
    kept.set(value, entry)
    // The oldest first.
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST) break
      kept.delete(oldest)
    }
    const forget = () => {
      if (kept.get(value) === entry) kept.delete(value)
    }
    entry.decoded.then((decoded) => decoded === null && forget(), forget)
    return entry.decoded
  }
}
