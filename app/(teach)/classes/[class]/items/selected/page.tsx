import type { Metadata } from 'next'
import { RichLabel } from '@/components/items/rich-text'
import { ActionForm } from '@/components/ui/action-form'
import { BackLink } from '@/components/ui/back-link'
import { Confirm } from '@/components/ui/confirm'
import { Select } from '@/components/ui/select'
import { MAX_TAG_CHARACTERS } from '@/domain/items/item-fields'
import { plural, pluralForm } from '@/domain/text/format'
import { requireClassPermission } from '@/server/access/class-access'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { countAssignmentsWith, listOwnItems, type SelectedItem } from '@/server/items/item-queries'
import { changeItemsAction } from '../actions'

export const metadata: Metadata = { title: 'Selected questions' }

type Props = {
  params: Promise<{ class: string }>
  searchParams: Promise<{ item?: string | string[] }>
}

/** Tags or retires several questions of a class. The URL names them, so that it works without JavaScript. */
export default async function SelectedItemsPage({ params, searchParams }: Props) {
  const { class: classId } = await params
  const { item = [] } = await searchParams
  const currentClass = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return requireClassPermission(viewer.id, classId, 'teach')
  })
  const items = await listOwnItems(currentClass.id, [item].flat())
  return (
    <div className="page-narrow grid max-w-3xl gap-8">
      <header>
        <BackLink href={`/classes/${classId}/items`} label="Questions" />
        <h1 className="mt-2">{plural(items.length, 'selected question')}</h1>
      </header>
      {items.length === 0 ? (
        <p className="text-muted">Select questions in the list first.</p>
      ) : (
        <>
          <ul className="divide-y divide-line border-line border-y">
            {items.map(({ id, stem, tags, isPublished, isRetired }) => (
              <li key={id} className="wrap-anywhere py-2">
                <RichLabel text={stem} />
                <span className="block text-muted text-sm">
                  {[
                    ...(isPublished ? [] : ['draft']),
                    ...(isRetired ? ['retired'] : []),
                    ...tags.map((tag) => `#${tag}`),
                  ].join(' · ')}
                </span>
              </li>
            ))}
          </ul>
          <Tags items={items} classId={classId} />
          <Retiring items={items} classId={classId} courseId={currentClass.courseId} />
        </>
      )}
    </div>
  )
}

type SectionProps = { items: readonly SelectedItem[]; classId: string }

function hiddenOf({ items, classId }: SectionProps, what: string): Record<string, string> {
  return { class: classId, what, ...Object.fromEntries(items.map(({ id }) => [`item.${id}`, 'on'])) }
}

function Tags(props: SectionProps) {
  const tags = [...new Set(props.items.flatMap((item) => item.tags))].sort()
  return (
    <section aria-labelledby="tags" className="grid gap-5">
      <h2 id="tags">Tags</h2>
      <ActionForm
        action={changeItemsAction}
        submit="Add tag"
        hidden={hiddenOf(props, 'tag')}
        fields={[
          {
            name: 'tag',
            label: 'New tag',
            autoComplete: 'off',
            help: `Up to ${MAX_TAG_CHARACTERS} characters. Students don’t see it. Published questions get a new version.`,
          },
        ]}
      />
      {tags.length > 0 && (
        <ActionForm
          action={changeItemsAction}
          submit="Remove tag"
          hidden={hiddenOf(props, 'untag')}
          fields={[]}
        >
          <Select
            name="tag"
            label="Tag to remove"
            value={tags[0] ?? ''}
            options={tags.map((tag) => [tag, tag] as const)}
          />
        </ActionForm>
      )}
    </section>
  )
}

async function Retiring(props: SectionProps & { courseId: string }) {
  const toRetire = props.items.filter(({ isPublished, isRetired }) => isPublished && !isRetired)
  const toRestore = props.items.filter(({ isRetired }) => isRetired)
  const assignments = await countAssignmentsWith(
    toRetire.map(({ slug }) => slug),
    props.courseId,
  )
  const count = plural(toRetire.length, 'question')
  return (
    <section aria-labelledby="retiring" className="grid gap-5">
      <h2 id="retiring">Retire or restore</h2>
      {toRetire.length === 0 && toRestore.length === 0 && (
        <p className="text-muted">Drafts that were never published can’t be retired.</p>
      )}
      {toRetire.length > 0 && (
        <Confirm
          label={`Retire ${count}…`}
          effect={
            <p>
              {assignments === 0
                ? `No assignment selects ${pluralForm(toRetire.length, 'it', 'any of them')}.`
                : `${plural(assignments, 'assignment selects', 'assignments select')} at least one of them, and new attempts won’t ask ${pluralForm(toRetire.length, 'it', 'them')}.`}{' '}
              Random rules won’t find {pluralForm(toRetire.length, 'it', 'them')}. Attempts that already
              contain a question keep it.
            </p>
          }
          undo="You can restore retired questions."
          action={changeItemsAction}
          submit={`Retire ${count}`}
          hidden={hiddenOf({ ...props, items: toRetire }, 'retire')}
        />
      )}
      {toRestore.length > 0 && (
        <ActionForm
          action={changeItemsAction}
          submit={`Restore ${plural(toRestore.length, 'question')}`}
          hidden={hiddenOf({ ...props, items: toRestore }, 'restore')}
          fields={[]}
        />
      )}
    </section>
  )
}
