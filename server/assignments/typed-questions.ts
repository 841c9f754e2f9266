import 'server-only'
import { z } from 'zod'
import { type AskedBy, editQuestions } from '@/domain/attempts/edit-questions'
import { PointsSchema, type Quiz, WHEN_FEW_UNSEEN } from '@/domain/attempts/quiz'
import { parseInput, parseShown } from '@/server/http/parse-input'
import { type Form, numberFrom, textFrom } from '@/server/http/read-form'
import { AppError } from '@/server/platform/errors'
import { itemSlug } from './bank-queries'

const OrderSchema = z.object({
  shuffleItems: z.boolean(),
  unseenDays: z
    .number('Enter the number of days.')
    .int('The number of days must be a whole number.')
    .min(1, 'Enter at least 1 day, or leave the field empty.')
    .max(366, 'Enter at most 366 days.')
    .nullable(),
  whenFewUnseen: z.enum(WHEN_FEW_UNSEEN),
})

/** What an instructor typed about the questions: only what they changed. */
export type TypedQuestions = {
  /** What questions are worth. */
  items: { item: string; points: number }[]
  /** What the questions of random rules are worth, each with the rule that the form showed at this position, as `poolAsShown`. */
  pools: { index: number; points: number; pool: string }[]
  order?: Partial<z.infer<typeof OrderSchema>>
}

const PREFIXES = { item: 'points.', pool: 'poolPoints.' } as const

/**
 * Reads the fields `points.<slug>` and `poolPoints.<index>`, with the rules shown in `pool.<index>`, and the order of the questions. Leaves out
 * what the user didn't change: the shown values are in `was.<field>` and `order-was`.
 * @throws AppError INVALID_INPUT with a message for each field
 */
export function questionsFromForm(form: Form): TypedQuestions {
  const read = (prefix: string) =>
    Object.keys(form)
      .filter((name) => name.startsWith(prefix) && numberFrom(form, name) !== numberFrom(form, `was.${name}`))
      .map((name) => ({
        key: name.slice(prefix.length),
        points: parseInput(z.object({ [name]: PointsSchema }), { [name]: numberFrom(form, name) })[name] ?? 0,
      }))
  return {
    items: read(PREFIXES.item).map(({ key, points }) => ({ item: parseInput(itemSlug, key), points })),
    pools: read(PREFIXES.pool).map(({ key, points }) => ({
      ...{ index: parseInput(z.coerce.number().int().min(0), key), points },
      pool: textFrom(form, `pool.${key}`),
    })),
    order: orderFrom(form),
  }
}

function orderFrom(form: Form): Partial<z.infer<typeof OrderSchema>> {
  const shown = parseShown(OrderSchema, form, 'order-was')
  if (shown === null) return {}
  const typed = parseInput(OrderSchema, {
    shuffleItems: form.shuffleItems === 'on',
    unseenDays: numberFrom(form, 'unseenDays'),
    whenFewUnseen: form.whenFewUnseen,
  })
  return {
    ...(typed.shuffleItems !== shown.shuffleItems && { shuffleItems: typed.shuffleItems }),
    ...(typed.unseenDays !== shown.unseenDays && { unseenDays: typed.unseenDays }),
    ...(typed.whenFewUnseen !== shown.whenFewUnseen && { whenFewUnseen: typed.whenFewUnseen }),
  }
}

/**
 * Applies what was typed. Points of questions that have been removed since are ignored.
 * @returns null if nothing was typed
 * @throws AppError CONFLICT if a rule has changed
 */
export function withTyped(selection: AskedBy, { items, pools, order = {} }: TypedQuestions): AskedBy | null {
  for (const { index, pool } of pools) assertShown(selection, index, pool)
  const known = items.filter(({ item }) => selection.items.includes(item))
  if (known.length === 0 && pools.length === 0 && Object.keys(order).length === 0) return null
  const weighed = pools.reduce(
    (edited, { index, points }) => editQuestions(edited, { do: 'set-pool-points', index, points }),
    editQuestions(selection, { do: 'set-points', points: known }),
  )
  return { ...weighed, ...order }
}

/** Serializes a pool for the page, so that an edit can be compared with what the page showed. */
export function poolAsShown(pool: Quiz['pools'][number]): string {
  return JSON.stringify(pool)
}

/** @throws AppError CONFLICT if the rule at this position isn't the one that the page showed */
export function assertShown({ pools }: Pick<AskedBy, 'pools'>, index: number, shown: string): void {
  const pool = pools[index]
  if (!pool || poolAsShown(pool) !== shown) throw new AppError('CONFLICT')
}
