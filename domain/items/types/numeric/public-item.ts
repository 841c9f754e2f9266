import type { ItemOfType } from '@/domain/items/item'
import type { PublicItemBase } from '@/domain/items/to-public-item'
import type { TypePublicItem } from '@/domain/items/types/item-type'
import { expectsThousandths } from './expects-thousandths'
import type { NumberFormat, NumericUnits } from './schema'

/** How the learner should write a number’s unit. */
interface PublicUnits {
  readonly list: readonly { readonly name: string }[]
  readonly position: NumericUnits['position']
  /** Whether a missing unit costs points. */
  readonly policy: NumericUnits['policy']
}

export interface PublicNumber {
  readonly type: 'numeric'
  readonly format?: NumberFormat | undefined
  readonly units?: PublicUnits | undefined
  /**
   * Whether answers with three or more decimals are expected. This is the only public fact about the form of a key, so that the
   * browser asks about `1.960` if the server does.
   */
  readonly expectsThousandths?: boolean | undefined
  /** Whether the answer is a year. */
  readonly isYear?: boolean | undefined
}

export type PublicNumeric = PublicItemBase & PublicNumber

export const numericPublicItem = {
  order: () => ({}),
  toPublic: (item) => ({ id: item.id, stem: item.stem, ...toPublicNumber(item) }),
  hideIds: (item) => item,
} satisfies TypePublicItem<'numeric'>

type Asked = Pick<ItemOfType<'numeric'>, 'answers' | 'format' | 'units' | 'isYear'>

/** What a learner needs to know about a number to type. */
export function toPublicNumber({ answers, format, units, isYear }: Asked): PublicNumber {
  return {
    type: 'numeric',
    ...(format && { format: { decimal: format.decimal, group: format.group } }),
    ...(units && {
      units: {
        list: units.list.map(({ name }) => ({ name })),
        position: units.position,
        policy: units.policy,
      },
    }),
    ...(expectsThousandths(answers) && { expectsThousandths: true }),
    ...(isYear && { isYear }),
  }
}
