import { describe, expect, it } from 'vitest'
import { layoutPeriod, spreadBlocks, wrapText } from './timeline-layout'

describe('spreadBlocks', () => {
  it('leaves blocks in place if there is space', () => {
    expect(spreadBlocks([0, 50, 100], [20, 20, 20])).toEqual([0, 50, 100])
  })

  it('moves colliding blocks apart evenly, in both directions', () => {
    expect(spreadBlocks([100, 100, 100], [20, 20, 20])).toEqual([80, 100, 120])
  })

  it('never starts above the top', () => {
    expect(spreadBlocks([0, 0], [20, 20])).toEqual([0, 20])
  })
})

describe('wrapText', () => {
  it('breaks text into the fewest lines of about equal length', () => {
    expect(wrapText('one two three four five six', 25)).toEqual(['one two three', 'four five six'])
  })

  it('doesn’t break a word that is too long', () => {
    expect(wrapText('incomprehensibilities', 5)).toEqual(['incomprehensibilities'])
  })
})

describe('layoutPeriod', () => {
  it('places years, months, and days to scale', () => {
    const event = { when: 'x', text: 'x', paragraphs: [1], main: false }
    const period = { title: 'x', from: '2000', to: '2002', height: 731 }
    const { events } = layoutPeriod({
      ...period,
      events: ['2000', '2000-03', '2001-01-01'].map((at) => ({ ...event, at })),
    })
    expect(events.map((placed) => Math.round(placed.dotY))).toEqual([0, 60, 366])
  })
})
