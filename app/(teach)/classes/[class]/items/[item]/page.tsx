import type { Metadata } from 'next'
import { ItemEditor } from '@/components/items/editor/item-editor'
import { ChangeList } from '@/components/teaching/change-list'
import { ActionForm } from '@/components/ui/action-form'
import { BackLink } from '@/components/ui/back-link'
import { Confirm } from '@/components/ui/confirm'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import { UndoNote } from '@/components/ui/undo-note'
import { listItemMaps } from '@/domain/content/item-map'
import { compareItems } from '@/domain/items/compare-items'
import { ITEM_TYPES } from '@/domain/items/item'
import { TYPE_LABELS } from '@/domain/items/type-labels'
import { plural } from '@/domain/text/format'
import { getOwnItem, type OwnItem } from '@/server/access/item-access'
import { parsedItem } from '@/server/content/parsed-items'
import { getCourse } from '@/server/content/read-course'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { courseTexts, formContext } from '@/server/items/form-context'
import { countAssignmentsWith } from '@/server/items/item-queries'
import { listTaughtClasses } from '@/server/items/move-item'
import { draftOf } from '@/server/items/write-item'
import { changeItemStateAction, moveItemAction } from '../actions'
import { ItemCopies } from './item-copies'

export const metadata: Metadata = { title: 'Question' }

type Props = {
  params: Promise<{ class: string; item: string }>
  searchParams: Promise<{ from?: string; to?: string; moved?: string }>
}

export default async function ItemPage({ params, searchParams }: Props) {
  const { class: classId, item: itemId } = await params
  const { viewer, own } = await orNotFound(async () => {
    const reader = await requireViewer('account')
    return { viewer: reader, own: await getOwnItem(reader.id, { classId, itemId }) }
  })
  const query = await searchParams
  const classes = query.moved === undefined ? [] : await listTaughtClasses(viewer.id, own.class)
  const movedFrom = classes.find(({ id }) => id === query.moved)
  const { courseSlug } = own.class
  const draft = draftOf(own)
  const type = ITEM_TYPES.find((known) => known === own.type)
  return (
    <div className="page">
      <BackLink href={`/classes/${classId}/items`} label="Questions" />
      <h1 className="mt-2">{type ? TYPE_LABELS[type] : own.type}</h1>
      <p className="mt-2 mb-8 text-muted">
        {own.currentVersion ? `Published as version ${own.currentVersion.number}` : 'Draft'}
        {own.isAssignmentOnly && ' · assignments only'}
        {own.retiredAt && ' · retired'}
        {own.originVersion &&
          ` · based on ${own.originVersion.item.classId === null ? 'a course question' : 'a question from another class'}`}
      </p>
      {movedFrom && (
        <div className="mb-8">
          <UndoNote
            action={moveItemAction}
            hidden={{ class: classId, item: itemId, to: movedFrom.id }}
            undoes={`move the question back to ${movedFrom.name}`}
          >
            The question was moved here from {movedFrom.name}.
          </UndoNote>
        </div>
      )}
      <Notice tone="warn" className="only-without-script mt-6">
        Editing a question needs JavaScript. Turn it on and reload the page.
      </Notice>
      <ItemEditor
        key={own.id}
        classId={classId}
        itemId={itemId}
        slug={own.slug}
        draft={draft}
        revision={own.draftRevision}
        savedAt={own.draftSavedAt?.toISOString() ?? null}
        context={formContext(courseSlug)}
        texts={courseTexts(courseSlug)}
        maps={'figure' in draft ? listItemMaps(getCourse(courseSlug)) : []}
      />
      <Marks own={own} classId={classId} />
      <ItemCopies own={own} classId={classId} viewerId={viewer.id} />
      <Versions own={own} chosen={query} />
    </div>
  )
}

async function Marks({ own, classId }: { own: OwnItem; classId: string }) {
  const selecting = await countAssignmentsWith([own.slug], own.class.courseId)
  const hidden = { class: classId, item: own.id }
  return (
    <section aria-labelledby="state" className="mt-14 grid max-w-2xl gap-5">
      <h2 id="state">Status</h2>
      <ActionForm
        action={changeItemStateAction}
        submit={own.isAssignmentOnly ? 'Allow in practice' : 'Use in assignments only'}
        fields={[]}
        hidden={{ ...hidden, what: own.isAssignmentOnly ? 'unreserve' : 'reserve' }}
      />
      {own.currentVersion && own.retiredAt && (
        <ActionForm
          action={changeItemStateAction}
          submit="Restore question"
          fields={[]}
          hidden={{ ...hidden, what: 'restore' }}
        />
      )}
      {own.currentVersion && !own.retiredAt && (
        <Confirm
          label="Retire question"
          effect={
            <p>
              {selecting === 0
                ? 'No assignment selects it.'
                : `${plural(selecting, 'assignment selects', 'assignments select')} it, and new attempts won’t ask it.`}{' '}
              Random rules won’t find it. Attempts that contain it keep it.
            </p>
          }
          undo="You can restore it."
          action={changeItemStateAction}
          submit="Retire question"
          hidden={{ ...hidden, what: 'retire' }}
        />
      )}
      {!own.currentVersion && (
        <Confirm
          label="Delete draft"
          effect={<p>This draft was never published, so no student has seen it.</p>}
          undo={null}
          action={changeItemStateAction}
          submit="Delete draft"
          hidden={{ ...hidden, what: 'discard' }}
        />
      )}
    </section>
  )
}

function Versions({ own, chosen }: { own: OwnItem; chosen: { from?: string; to?: string } }) {
  const { versions } = own
  if (versions.length === 0) return null
  const to = versions.find(({ number }) => String(number) === chosen.to) ?? versions[0]
  const from = versions.find(({ number }) => String(number) === chosen.from) ?? versions[1] ?? versions[0]
  if (!to || !from) return null
  const changes = compareItems(parsedItem(from), parsedItem(to), formContext(own.class.courseSlug))
  const options = versions.map(({ number }) => [String(number), `Version ${number}`] as const)
  return (
    <section aria-labelledby="versions" className="mt-14 max-w-3xl">
      <h2 id="versions">Versions</h2>
      <ul className="mt-3 divide-y divide-line border-line border-y">
        {versions.map(({ id, number, createdAt, _count }) => (
          <li key={id} className="flex flex-wrap justify-between gap-3 py-2">
            <span>Version {number}</span>
            <span className="text-muted">
              <LocalTime date={createdAt.toISOString()} /> · used {plural(_count.attemptItems, 'time')}
            </span>
          </li>
        ))}
      </ul>
      {versions.length > 1 && (
        <>
          <h3 className="mt-6">Changes</h3>
          <form method="get" className="mt-3 flex flex-wrap items-end gap-4">
            <Select name="from" label="From" value={String(from.number)} options={options} />
            <Select name="to" label="To" value={String(to.number)} options={options} />
            <button type="submit" className="button-quiet">
              Compare
            </button>
          </form>
          {changes.length === 0 ? (
            <p className="mt-4">These versions are identical.</p>
          ) : (
            <ChangeList changes={changes} />
          )}
        </>
      )}
    </section>
  )
}
