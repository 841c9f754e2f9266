import type { FlashcardArea } from './flashcards-props'

type Props = { areas: readonly FlashcardArea[]; value: string | null; onChoose: (concept: string) => void }

export function ConceptSelect({ areas, value, onChoose }: Props) {
  return (
    <label className="grid max-w-md gap-1">
      <span className="font-medium">Concept</span>
      <select className="input" value={value ?? ''} onChange={({ target }) => onChoose(target.value)}>
        <option value="">All concepts</option>
        {areas.map(({ id, title, concepts }) => (
          <optgroup key={id} label={title}>
            {concepts.map((concept) => (
              <option key={concept.id} value={concept.id}>
                {concept.title}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  )
}
