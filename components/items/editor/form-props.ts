import type { Path } from '@/domain/items/edit-draft'
import type { Draft, FieldSpec } from '@/domain/items/item-form'

export type FormProps = {
  draft: Draft
  fields: readonly FieldSpec[]
  /** Of the object whose fields these are. */
  path: Path
  onChange: (path: Path, value: unknown) => void
  /** What is wrong, by the path of the field. */
  remarks: ReadonlyMap<string, string[]>
}
