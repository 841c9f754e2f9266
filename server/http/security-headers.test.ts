import { expect, test } from 'vitest'
import { fixedHeaders } from './security-headers'

test('only a site with HTTPS keeps browsers from using HTTP', () => {
  expect(fixedHeaders('https://casebook.example')).toMatchObject({
    'Strict-Transport-Security': 'max-age=31536000',
    'X-Content-Type-Options': 'nosniff',
  })
  expect(fixedHeaders('http://localhost:3000')).not.toHaveProperty('Strict-Transport-Security')
})
