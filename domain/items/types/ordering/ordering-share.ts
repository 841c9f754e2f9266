import type { OrderingRule } from '@/domain/items/types/ordering/schema'

/**
 * The fraction of the points that an order earns.
 *
 * `positions` contains, from the first position shown to the last, the correct position of the element there, starting
 * at 0: 0, 1, 2, … is the correct order.
 * With k elements:
 * absolute-position: correct positions / k · all-or-nothing ·
 * next-exclude-last: elements followed by their correct successor / (k − 1) ·
 * next-include-last: those, and the last element in last position, / k ·
 * one-previous-and-next: correct neighbors on both sides, where none is correct at an end, / 2k ·
 * all-previous-and-next: pairs in the correct relative order / (k(k − 1)/2) ·
 * longest-ordered-subset: longest rising subsequence / k · longest-contiguous-subset: longest run of elements each
 * followed by its correct successor / k (in both, a subset of one counts 0) ·
 * distance: Σ max(0, k − 1 − |Δ|) / (k(k − 1)).
 */
export function orderingShare(rule: OrderingRule, positions: readonly number[]): number {
  const k = positions.length
  if (k < 2) return 1
  const successors = positions.filter((position, index) => positions[index + 1] === position + 1).length
  const lastIsLast = positions[k - 1] === k - 1 ? 1 : 0
  const inPlace = positions.filter((position, index) => position === index).length
  switch (rule) {
    case 'absolute-position':
      return inPlace / k
    case 'all-or-nothing':
      return inPlace === k ? 1 : 0
    case 'next-exclude-last':
      return successors / (k - 1)
    case 'next-include-last':
      return (successors + lastIsLast) / k
    case 'one-previous-and-next': {
      // A correct pair of neighbors counts from both sides.
      const firstIsFirst = positions[0] === 0 ? 1 : 0
      return (2 * successors + firstIsFirst + lastIsLast) / (2 * k)
    }
    case 'all-previous-and-next':
      return orderedPairs(positions) / ((k * (k - 1)) / 2)
    case 'longest-ordered-subset':
      return subsetShare(longestRising(positions), k)
    case 'longest-contiguous-subset':
      return subsetShare(longestRun(positions), k)
    case 'distance':
      return (
        positions.reduce((sum, position, index) => sum + closeness(position - index, k), 0) / (k * (k - 1))
      )
  }
}

function closeness(distance: number, k: number): number {
  return Math.max(0, k - 1 - Math.abs(distance))
}

function orderedPairs(positions: readonly number[]): number {
  return positions.reduce(
    // Stryker disable next-line EqualityOperator: no two positions are equal
    (count, position, index) => count + positions.slice(index + 1).filter((later) => later > position).length,
    0,
  )
}

function longestRising(positions: readonly number[]): number {
  // Stryker disable next-line ArrayDeclaration: the first length is set before any is read
  const lengths: number[] = []
  positions.forEach((position, index) => {
    // Stryker disable next-line EqualityOperator: no two positions are equal
    const before = lengths.filter((_, earlier) => (positions[earlier] ?? position) < position)
    lengths[index] = 1 + Math.max(0, ...before)
  })
  return Math.max(...lengths)
}

function longestRun(positions: readonly number[]): number {
  let longest = 1
  let run = 1
  positions.forEach((position, index) => {
    run = positions[index - 1] === position - 1 ? run + 1 : 1
    longest = Math.max(longest, run)
  })
  return longest
}

function subsetShare(length: number, k: number): number {
  return length < 2 ? 0 : length / k
}
