/** A field, or a list of fields, of the item editor. Pure data, so that one component renders every type. */
export type FieldSpec =
  | {
      readonly kind: 'text' | 'area' | 'number' | 'tick'
      readonly name: string
      readonly label: string
      readonly help?: string
      /** For checkboxes: whether it is checked if the draft has no value. */
      readonly isSetByDefault?: boolean
    }
  | {
      readonly kind: 'select'
      readonly name: string
      readonly label: string
      readonly options: readonly (readonly [value: string, words: string])[]
      readonly help?: string
      /** Whether the values are numbers. */
      readonly isNumber?: boolean
      /** Changes the object around it if another option needs other fields; matching fields keep their values. */
      readonly choose?: (around: Draft, value: string) => Draft
    }
  /** Several entries of a long list, selected one by one. */
  | {
      readonly kind: 'several'
      readonly name: string
      readonly label: string
      /** The name of one entry. */
      readonly one: string
      readonly options: readonly (readonly [value: string, words: string])[]
      readonly help?: string
    }
  /** Paragraphs of the article, chosen from all of them by what they say. */
  | {
      readonly kind: 'paragraphs'
      readonly name: string
      readonly label: string
      readonly options: FormContext['paragraphs']
      readonly help?: string
    }
  /** The labels of the two ends of an order. */
  | {
      readonly kind: 'ends'
      readonly name: string
      readonly label: string
      readonly help?: string
    }
  /** One entry per line. */
  | {
      readonly kind: 'lines'
      readonly name: string
      readonly label: string
      readonly help?: string
    }
  | {
      readonly kind: 'group'
      readonly name: string
      readonly label: string
      readonly fields: readonly FieldSpec[]
      /** If the whole group can be left out: its fields when it is added. */
      readonly optional?: Draft
    }
  | {
      readonly kind: 'list'
      readonly name: string
      readonly label: string
      /** The name of one entry. */
      readonly one: string
      readonly fields: (row: Draft) => readonly FieldSpec[]
      /** A new row; its ID is set when it is added. */
      readonly blank: Draft
      /** Whether rows have no IDs. */
      readonly isWithoutIds?: boolean
      /** Creates a new row with a name that differs from the existing rows, if rows have names. */
      readonly newRow?: (rows: readonly Draft[]) => Draft
      /** Changes the object around the list when a row is added or removed. */
      readonly onAdd?: (around: Draft, row: Draft) => Draft
      readonly onRemove?: (around: Draft, row: Draft) => Draft
    }

/** An unpublished item: any JSON object, validated while the user types. */
export type Draft = { readonly [name: string]: unknown }

/** What a course offers to choose from. */
export interface FormContext {
  readonly concepts: readonly (readonly [string, string])[]
  readonly sections: readonly (readonly [string, string])[]
  readonly passages: readonly (readonly [string, string])[]
  /** The paragraphs of the article, in order from 1, each with what it says in the words of the course. */
  readonly paragraphs: readonly { readonly paragraph: number; readonly says: string }[]
  /** The statements that the course must cover, with their article paragraphs. */
  readonly claims: readonly {
    readonly id: string
    readonly text: string
    readonly paragraphs: readonly number[]
  }[]
  /** Figures of kind map, and the regions of each. */
  readonly maps: readonly {
    readonly id: string
    readonly title: string
    readonly regions: readonly (readonly [string, string])[]
  }[]
}
