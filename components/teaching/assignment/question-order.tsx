import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/checkbox'
import { Select } from '@/components/ui/select'
import type { AskedBy } from '@/domain/attempts/edit-questions'

type Props = {
  selection: AskedBy
  action: React.ComponentProps<typeof ActionForm>['action']
  hidden: Record<string, string>
}

/** Edits the order of the questions, and whether recently seen ones are left out. */
export function QuestionOrder({ selection, action, hidden }: Props) {
  return (
    <ActionForm
      action={action}
      submit="Save order"
      hidden={{ ...hidden, do: 'set-order' }}
      fields={[
        {
          name: 'unseenDays',
          label: 'Leave out random questions seen in the last … days',
          type: 'number',
          min: 1,
          max: 366,
          required: false,
          defaultValue: selection.unseenDays ?? '',
          help: 'In other quizzes and in review. Leave blank to leave out none.',
        },
      ]}
    >
      <Select
        name="whenFewUnseen"
        label="If too few questions are left"
        value={selection.whenFewUnseen}
        options={[
          ['ask-fewer', 'Ask fewer questions'],
          ['fill-up', 'Include questions seen recently'],
        ]}
      />
      <Checkbox
        name="shuffleItems"
        label="Shuffle the questions for each student"
        isTicked={selection.shuffleItems}
      />
    </ActionForm>
  )
}
