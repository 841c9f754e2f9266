import { z } from 'zod'
import type { ItemReview } from '@/domain/grading/review'
import { IdSchema } from '@/domain/items/item-fields'

const text = z.string().trim().min(1)
const SideSchema = z.strictObject({
  label: text,
  /** How answers name it. */
  says: z.array(text).min(1),
  /** Items of the question bank whose answer it is, for the comparison: two questions are side by side, so each is of a brief type. */
  items: z.array(IdSchema).min(1),
})

/** Two things that are easily confused, as tagged in `course.yaml`. */
export const ConfusableSchema = z.strictObject({
  id: IdSchema,
  title: text,
  sides: z.tuple([SideSchema, SideSchema]),
})
export type Confusable = z.infer<typeof ConfusableSchema>

/** The pairs that an answer confused: it named one side although the other was correct. */
export function findMixUps(review: Pick<ItemReview, 'rows'>, pairs: readonly Confusable[]): Confusable[] {
  return pairs.filter(({ sides: [one, other] }) =>
    review.rows.some(
      ({ given, correct, status }) =>
        status !== 'correct' &&
        given !== null &&
        ((isOnly(one, other, given) && isOnly(other, one, correct)) ||
          (isOnly(other, one, given) && isOnly(one, other, correct))),
    ),
  )
}

type Side = Confusable['sides'][0]

function isOnly(side: Side, not: Side, words: string): boolean {
  return isNamed(side, words) && !isNamed(not, words)
}

/** Matches whole words and whole numbers: `1960` in `11,960` is another number. */
function isNamed({ says }: Side, words: string): boolean {
  const where = normal(words)
  return says.some((name) => {
    const wanted = normal(name)
    for (let at = where.indexOf(wanted); at >= 0; at = where.indexOf(wanted, at + 1)) {
      const around = [where[at - 1], where[at + wanted.length]]
      if (around.every((sign) => sign === undefined || !/[\p{L}\p{N}]/u.test(sign))) return true
    }
    return false
  })
}

function normal(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/(?<=\d)[ ,](?=\d{3})/g, '')
}
