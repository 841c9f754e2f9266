import { z } from 'zod'

/** An instant: ISO 8601 with an offset in JSON columns, files, and forms, and a `Date` everywhere else. `JSON.stringify` encodes it again. */
export const moment = z.union([
  z.date(),
  z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
])
