import { createHash, randomBytes, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { cleanMessage, describeError, maskEmails } from './describe-error'

const SECRET = 'my favorite river'

test.each([
  ['a parser', `Unexpected token 'm', "${SECRET}" is not valid JSON`],
  ['a parser that quotes quotation marks', `Unexpected token, ..."{"a":"${SECRET}"... is not valid JSON`],
  ['the database', `invalid input syntax for type integer: "${SECRET}"`],
  ['the database about a key', `Key (name)=(${SECRET}) already exists.`],
  ['the client of the database', `\nInvalid \`user.create()\` invocation:\n\n{ name: '${SECRET}' }`],
])('a message of %s doesn’t quote a value', (_source, message) => {
  expect(cleanMessage(message)).not.toContain('river')
  expect(cleanMessage(message).length).toBeGreaterThan(10)
})

test('a message keeps what identifies its cause', () => {
  expect(cleanMessage('connect ECONNREFUSED 127.0.0.1:5432')).toBe('connect ECONNREFUSED 127.0.0.1:5432')
  expect(cleanMessage("Cannot read properties of undefined (reading 'id')")).toBe(
    "Cannot read properties of undefined (reading 'id')",
  )
  const id = randomUUID()
  expect(cleanMessage(`No attempt ${id}`)).toBe(`No attempt ${id}`)
})

test('no message contains an email address or a token', () => {
  const token = fc.uint8Array({ minLength: 24, maxLength: 48 }).map((bytes) => Buffer.from(bytes))
  fc.assert(
    fc.property(fc.emailAddress(), token, (email, bytes) => {
      const secret = `cb_${bytes.toString('base64url')}`
      const cleaned = cleanMessage(
        `550 <${email}> rejected ${email}, token ${secret}, hash ${bytes.toString('hex')}`,
      )
      expect(cleaned).not.toContain(email)
      expect(cleaned).not.toContain(secret)
      expect(cleaned).not.toContain(bytes.toString('hex'))
    }),
  )
})

test('a text without an email address stays the same', () => {
  expect(maskEmails('{"msg":"request","route":"/courses/[course]"}')).toBe(
    '{"msg":"request","route":"/courses/[course]"}',
  )
  const call = 'at query (/app/node_modules/@prisma/client/runtime/client.js:4:2)'
  expect(maskEmails(call)).toBe(call)
  expect(maskEmails('to ann@example.org, bob@example.org.')).toBe('to <email>, <email>')
})

test('an error is described by its name, code, calls, and cause', () => {
  const cause = Object.assign(new Error(`bad value "${SECRET}"`), { code: '22P02' })
  const error = Object.assign(new TypeError(`outer "${SECRET}"\nsecond line`, { cause }), { digest: 12 })
  const described = describeError(error)
  expect(described).toMatchObject({
    name: 'TypeError',
    message: 'outer "…"',
    digest: '12',
    cause: { name: 'Error', message: 'bad value "…"', code: '22P02' },
  })
  expect(described.stack[0]).toMatch(/^at .*describe-error\.test\.ts/)
  expect(JSON.stringify(described)).not.toContain('river')
})

test('a validation error names rules and no values', () => {
  const { error } = z.object({ email: z.email() }).safeParse({ email: SECRET })
  expect(describeError(error)).toMatchObject({ message: '1 levels deep: invalid_format' })
})

test('what isn’t an error is described by its type', () => {
  expect(describeError(SECRET)).toEqual({ name: 'string', message: '', stack: [] })
  expect(describeError(createHash('sha256').update(randomBytes(8)))).toMatchObject({ name: 'object' })
})
