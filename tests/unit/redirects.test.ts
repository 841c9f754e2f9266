import { getPathMatch } from 'next/dist/shared/lib/router/utils/path-match'
import { expect, test } from 'vitest'
import config from '@/next.config'
import { listAddresses } from '@/tests/support/product-surface'

const ID = '01a22029-ed82-71bd-97f8-fa76b0662853'

test('no redirect hides a page or route', async () => {
  const redirects = (await config.redirects?.()) ?? []
  expect(redirects.length).toBeGreaterThan(10)
  const addresses = listAddresses()
  expect(addresses).toContain('/classes/[class]/gradebook/export')
  const hidden = redirects.flatMap(({ source }) => {
    const match = getPathMatch(source)
    return addresses
      .filter((address) => match(address.replaceAll(/\[[^\]]+\]+/g, ID)))
      .map((address) => `${source} hides ${address}`)
  })
  expect(hidden).toEqual([])
})
