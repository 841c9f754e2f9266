type Props = { short: { students: number; fewest: number; of: number } | null }

/** That some students have met too much lately to be asked as many questions as the others. */
export function ShortDrawsNote({ short }: Props) {
  if (!short) return null
  const { students, fewest, of } = short
  return (
    <p className="mt-3 mb-4 rounded-lg bg-warn-soft px-4 py-3 text-warn">
      {students === 1 ? 'One student has' : `${students} students have`} met so much lately that{' '}
      {fewest === 0 ? 'none' : `only ${fewest}`} of {of} questions{' '}
      {students === 1 ? 'would be asked' : 'would be asked at the least'}.
    </p>
  )
}
