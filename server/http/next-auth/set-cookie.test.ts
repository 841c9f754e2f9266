import { expect, test } from 'vitest'
import { parseSetCookie } from './set-cookie'

test('a cookie is read with its options', () => {
  expect(
    parseSetCookie(
      'next-auth.csrf-token=a%7Cb; Path=/; Expires=Tue, 26 Jan 2027 09:00:00 GMT; HttpOnly; Secure; SameSite=Lax',
    ),
  ).toEqual({
    name: 'next-auth.csrf-token',
    value: 'a|b',
    options: {
      path: '/',
      expires: new Date('2027-01-26T09:00:00Z'),
      httpOnly: true,
      secure: true,
      sameSite: 'lax',
    },
  })
})

test('a removed cookie stays removed', () => {
  expect(parseSetCookie('next-auth.session-token=; Max-Age=0; Path=/')).toEqual({
    name: 'next-auth.session-token',
    value: '',
    options: { maxAge: 0, path: '/' },
  })
})

test('a line without a name is no cookie', () => {
  expect(parseSetCookie('=a; Path=/')).toBeNull()
})
