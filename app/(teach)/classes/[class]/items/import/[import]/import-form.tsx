import { KeptSelection } from '@/components/teaching/import/kept-selection'
import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/checkbox'
import { Select } from '@/components/ui/select'
import { TAGS_HELP } from '@/domain/interchange/import-order'
import { importQuestionsAction } from '../actions'

type Props = {
  id: string
  hidden: Record<string, string>
  /** The filter of the page, in words. */
  shown: string
  concepts: readonly (readonly [id: string, title: string])[]
  /** Whether some questions were imported earlier. */
  hasKnown: boolean
  /** The questions on the page. */
  ids: readonly string[]
}

/** Imports the selected questions, or all of the filter. Their checkboxes are outside of the form. */
export function ImportForm({ id, hidden, shown, concepts, hasKnown, ids }: Props) {
  return (
    <section aria-labelledby="import" className="card grid grid-cols-[minmax(0,1fr)] gap-5">
      <h2 id="import">Import</h2>
      <p className="text-muted">
        Imports the questions that you select below. If you select none, imports all questions under “{shown}”
        that can be imported.
      </p>
      <ActionForm
        id={id}
        action={importQuestionsAction}
        submit="Import"
        hidden={hidden}
        fields={[{ name: 'tags', label: 'Tags', required: false, autoComplete: 'off', help: TAGS_HELP }]}
      >
        <KeptSelection ids={ids} />
        <Select
          name="concept"
          label="Concept"
          value=""
          options={[['', 'None'], ...concepts]}
          help="You can import some questions, and then others with another concept."
        />
        <Select
          name="as"
          label="Import as"
          value="draft"
          options={[
            ['draft', 'Drafts'],
            ['published', 'Published questions, if nothing is missing'],
          ]}
          help="Students see drafts only after you publish them. Published questions can be asked from now on."
        />
        <Checkbox
          name="isAssignmentOnly"
          label="Assignments only"
          isTicked={false}
          help="New questions never appear in practice, lessons, or review."
        />
        {hasKnown && (
          <Select
            name="ifKnown"
            label="Questions that were imported earlier"
            value="update"
            options={[
              ['update', 'Update them if they changed'],
              ['copy', 'Import them again as new questions'],
              ['skip', 'Leave them out'],
            ]}
            help="An update replaces what the file says. As a draft, it changes nothing for students until you publish it."
          />
        )}
      </ActionForm>
    </section>
  )
}
