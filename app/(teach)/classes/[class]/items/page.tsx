import type { Metadata } from 'next'
import Link from 'next/link'
import { z } from 'zod'
import { RichLabel } from '@/components/items/rich-text'
import { ActionButton } from '@/components/ui/action-button'
import { ActionForm } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { UndoNote } from '@/components/ui/undo-note'
import { idText } from '@/contract/schemas/shared-fields'
import { ITEM_TYPES } from '@/domain/items/item'
import { plainText } from '@/domain/items/rich-text'
import { TYPE_LABELS } from '@/domain/items/type-labels'
import { plural, pluralForm } from '@/domain/text/format'
import { requireClassPermission } from '@/server/access/class-access'
import { getCourse } from '@/server/content/read-course'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { MAX_CHANGED } from '@/server/items/change-items'
import { ItemSearchSchema, type ListedItem, listItems, listOwnItems } from '@/server/items/item-queries'
import { countOpenRequests } from '@/server/regrade-requests/regrade-request-queries'
import { changeItemsAction, copyItemAction, createItemAction } from './actions'

export const metadata: Metadata = { title: 'Questions' }

const IdsSchema = z.preprocess((ids) => [ids ?? []].flat(), z.array(idText)).catch([])

type Props = {
  params: Promise<{ class: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const TYPES = ITEM_TYPES.map((type) => [type, TYPE_LABELS[type]] as const)

export default async function ItemsPage({ params, searchParams }: Props) {
  const { class: classId } = await params
  const currentClass = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return requireClassPermission(viewer.id, classId, 'teach')
  })
  const query = await searchParams
  const search = ItemSearchSchema.parse(query)
  const [items, requests, retired] = await Promise.all([
    listItems(currentClass, search),
    countOpenRequests(currentClass.id),
    listOwnItems(currentClass.id, IdsSchema.parse(query.undo), { isRetired: true }),
  ])
  const { concepts } = getCourse(currentClass.courseSlug)
  return (
    <div className="page-narrow max-w-3xl">
      <header className="flex flex-wrap items-center justify-between gap-4">
        <h1>Questions</h1>
        <div className="flex flex-wrap gap-3">
          <Link
            href={`/classes/${currentClass.id}/regrade-requests`}
            prefetch={false}
            className="button-quiet"
          >
            Regrade requests{requests > 0 && ` (${requests} open)`}
          </Link>
          <Link href={`/classes/${currentClass.id}/items/import`} prefetch={false} className="button-quiet">
            Import questions
          </Link>
          <Link href={`/classes/${currentClass.id}/items/export`} prefetch={false} className="button-quiet">
            Export questions
          </Link>
        </div>
      </header>
      <p className="mt-3 text-muted">
        Questions that you write for this class. Assignments-only questions never appear in practice, lessons,
        review, or other classes. Their keys are hidden until the assignment closes for everyone.
      </p>
      {retired.length > 0 && (
        <div className="mt-6">
          <UndoNote
            action={changeItemsAction}
            hidden={{
              class: currentClass.id,
              what: 'restore',
              ...Object.fromEntries(retired.map(({ id }) => [`item.${id}`, 'on'])),
            }}
            undoes={`restore ${plural(retired.length, 'question')}`}
          >
            {plural(retired.length, 'question is retired.', 'questions are retired.')} Attempts that contain{' '}
            {pluralForm(retired.length, 'it keep it', 'them keep them')}.
          </UndoNote>
        </div>
      )}
      <section aria-labelledby="new" className="card mt-6">
        <h2 id="new" className="mb-3 text-lg">
          Write a question
        </h2>
        <ActionForm action={createItemAction} submit="Start" fields={[]} hidden={{ class: currentClass.id }}>
          <Select name="type" label="Type" value={ITEM_TYPES[0] ?? ''} options={TYPES} />
        </ActionForm>
      </section>
      <form method="get" className="mt-10 grid items-end gap-4 sm:grid-cols-2">
        <Field
          field={{ name: 'text', label: 'Question text or tag', defaultValue: search.text, isFilter: true }}
        />
        <Select name="type" label="Question type" value={search.type} options={[['', 'Any'], ...TYPES]} />
        <Select
          name="concept"
          label="Concept"
          value={search.concept}
          options={[['', 'Any'], ...concepts.map(({ id, title }) => [id, title] as const)]}
        />
        <Select
          name="whose"
          label="Source"
          value={search.whose}
          options={[
            ['own', 'This class'],
            ['course', 'The course (public, to copy and edit)'],
          ]}
        />
        <Select
          name="retired"
          label="Retired questions"
          value={search.retired}
          options={[
            ['', 'Hidden'],
            ['yes', 'Shown'],
          ]}
        />
        <div>
          <button type="submit" className="button-quiet">
            Search
          </button>
        </div>
      </form>
      {items.length === 0 ? (
        <p className="mt-6 text-muted">
          {search.whose === 'own'
            ? 'No questions match. Write one above, import some, or change the search.'
            : 'No questions match. Change the search.'}
        </p>
      ) : (
        <>
          <p className="mt-6 text-muted text-sm">
            {plural(items.length, 'question')}
            {items.length > MAX_CHANGED && `. The first ${MAX_CHANGED} are shown.`}
          </p>
          {search.whose === 'own' ? (
            <form method="get" action={`/classes/${currentClass.id}/items/selected`}>
              <ItemList items={items} classId={currentClass.id} />
              <p className="mt-4">
                <button type="submit" className="button-quiet">
                  Tag or retire selected…
                </button>
              </p>
            </form>
          ) : (
            <ItemList items={items} classId={currentClass.id} />
          )}
        </>
      )}
    </div>
  )
}

function ItemList({ items, classId }: { items: readonly ListedItem[]; classId: string }) {
  return (
    <ul className="mt-2 divide-y divide-line border-line border-y">
      {items.slice(0, MAX_CHANGED).map((item) => (
        <li key={item.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
          <Listed item={item} classId={classId} />
        </li>
      ))}
    </ul>
  )
}

function Listed({ item, classId }: { item: ListedItem; classId: string }) {
  const { id, type, stem, tags, version, isAssignmentOnly, isRetired, asked, origin, item: ofCourse } = item
  const facts = [
    TYPE_LABELS[type],
    ...(ofCourse ? [] : [version === null ? 'draft' : `version ${version}`]),
    ...(isAssignmentOnly ? ['assignments only'] : []),
    ...(isRetired ? ['retired'] : []),
    ...(origin ? [`based on ${origin}`] : []),
    ...tags.map((tag) => `#${tag}`),
    asked === 0 ? 'not used yet' : `used ${plural(asked, 'time')}`,
  ]
  return (
    <>
      {!ofCourse && (
        <input
          type="checkbox"
          name="item"
          value={id}
          aria-label={`Select: ${plainText(stem)}`}
          className="size-6 shrink-0 accent-accent"
        />
      )}
      <span className="min-w-0 flex-1 basis-64">
        {ofCourse ? (
          <RichLabel text={stem} />
        ) : (
          <Link href={`/classes/${classId}/items/${id}`} prefetch={false}>
            <RichLabel text={stem} />
          </Link>
        )}
        <span className="block text-muted text-sm">{facts.join(' · ')}</span>
      </span>
      {ofCourse && (
        <ActionButton
          action={copyItemAction}
          label={`Copy and edit: ${plainText(stem)}`}
          sign="Copy and edit"
          hidden={{ class: classId, item: id }}
        />
      )}
    </>
  )
}
