/** Chooses a map region when any part of it is tapped, not only its letter, which is a label of the input next to the map. */
export function chooseTappedRegion(event: Event): void {
  const target = event.target instanceof Element ? event.target : null
  const region = target?.closest<SVGElement>('[data-region]')?.dataset.region
  if (!region || target?.closest('label')) return
  const inputs = target?.closest('[data-slot]')?.querySelectorAll<HTMLInputElement>('input[value]') ?? []
  for (const input of inputs) if (input.value === region) input.click()
}
