import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { AskedBy } from '@/domain/attempts/edit-questions'
import { plural } from '@/domain/text/format'

type Props = { selection: Pick<AskedBy, 'shuffleItems' | 'unseenDays' | 'whenFewUnseen'> }

/** The fields for the order of the questions, and for whether recently seen ones are left out. */
export function QuestionOrder({ selection: { shuffleItems, unseenDays, whenFewUnseen } }: Props) {
  return (
    <>
      <input
        type="hidden"
        name="order-was"
        value={JSON.stringify({ shuffleItems, unseenDays, whenFewUnseen })}
      />
      <Field
        field={{
          name: 'unseenDays',
          label: 'Leave out random questions seen in the last … days',
          type: 'number',
          min: 1,
          max: 366,
          required: false,
          defaultValue: unseenDays ?? '',
          help: 'In other quizzes and in review. Leave blank to leave out none.',
        }}
      />
      <Select
        name="whenFewUnseen"
        label="If too few questions are left"
        value={whenFewUnseen}
        options={[
          ['ask-fewer', 'Ask fewer questions'],
          ['fill-up', 'Include questions seen recently'],
        ]}
      />
      <Checkbox name="shuffleItems" label="Shuffle the questions for each student" isTicked={shuffleItems} />
    </>
  )
}

/** The current order, in words. */
export function describeOrder({ shuffleItems, unseenDays, whenFewUnseen }: Props['selection']): string {
  const order = shuffleItems ? 'Shuffled for each student' : 'Same order for everyone'
  if (unseenDays === null) return `${order}; recently seen questions can appear`
  const otherwise = whenFewUnseen === 'fill-up' ? 'if there are enough others' : 'or fewer are asked'
  return `${order}; none seen in the last ${plural(unseenDays, 'day')}, ${otherwise}`
}
