import { ActionForm } from '@/components/ui/action-form'
import { Confirm } from '@/components/ui/confirm'
import { Select } from '@/components/ui/select'
import { plural } from '@/domain/text/format'
import type { OwnItem } from '@/server/access/item-access'
import { countUses, listTaughtClasses } from '@/server/items/move-item'
import { copyToClassAction, duplicateItemAction, moveItemAction } from '../actions'

/** Duplicates the question, or brings it to another class. One that is used stays, so it is copied. */
export async function ItemCopies({
  own,
  classId,
  viewerId,
}: {
  own: OwnItem
  classId: string
  viewerId: string
}) {
  const [classes, { assignments, attempts }] = await Promise.all([
    listTaughtClasses(viewerId, own.class),
    countUses(own),
  ])
  const hidden = { class: classId, item: own.id }
  const isUsed = assignments > 0 || attempts > 0
  const select = (
    <Select
      name="to"
      label="Other class"
      value={classes[0]?.id ?? ''}
      options={classes.map(({ id, name, term }) => [id, term ? `${name} · ${term}` : name] as const)}
    />
  )
  return (
    <section aria-labelledby="copies" className="mt-14 grid max-w-2xl gap-5">
      <h2 id="copies">Duplicate or move</h2>
      <ActionForm action={duplicateItemAction} submit="Duplicate" fields={[]} hidden={hidden} />
      {classes.length > 0 && own.currentVersion && (
        <ActionForm action={copyToClassAction} submit="Copy to class" fields={[]} hidden={hidden}>
          {select}
        </ActionForm>
      )}
      {classes.length > 0 && isUsed && (
        <p className="text-muted text-sm">
          {plural(assignments, 'assignment selects', 'assignments select')} this question, and{' '}
          {plural(attempts, 'attempt contains', 'attempts contain')} it, so it can’t be moved.
        </p>
      )}
      {classes.length > 0 && !isUsed && (
        <Confirm
          label="Move to another class…"
          effect={
            <p>
              The question leaves this class with its draft and all versions. No assignment or attempt uses
              it, so no student is affected.
            </p>
          }
          undo="You can move it back."
          action={moveItemAction}
          submit="Move"
          hidden={hidden}
          choices={select}
        />
      )}
    </section>
  )
}
