import { expect, test } from 'vitest'
import { listFading } from './fading'

test('at most five concepts below the desired retention are fading, lowest first', () => {
  const recalls = [0.95, null, 0.5, 0.9, 0, 0.7, 0.6, 0.8, 0.89]
  const concepts = recalls.map((recall, index) => ({ id: index, recall }))
  expect(listFading(concepts, 0.9).map(({ recall }) => recall)).toEqual([0, 0.5, 0.6, 0.7, 0.8])
  expect(listFading(concepts, 0.5).map(({ id }) => id)).toEqual([4])
  expect(listFading([{ recall: null }], 0.9)).toEqual([])
})
