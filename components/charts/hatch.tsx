/** A pattern of diagonal lines for uncertain values. Use it with `url(#id)` as the fill. */
export function Hatch({ id, className, spacing = 5 }: { id: string; className: string; spacing?: number }) {
  return (
    <pattern
      id={id}
      width={spacing}
      height={spacing}
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <line x1={spacing / 2} y1={0} x2={spacing / 2} y2={spacing} className={className} strokeWidth={1.6} />
    </pattern>
  )
}
