import type { Path } from '@/domain/items/edit-draft'
import type { Draft, FieldSpec } from '@/domain/items/item-form'

export type FormProps = {
  draft: Draft
  fields: readonly FieldSpec[]
  /** The path of the object that has these fields. */
  path: Path
  onChange: (path: Path, value: unknown) => void
  /** Problems, by the path of the field. */
  remarks: ReadonlyMap<string, string[]>
}
