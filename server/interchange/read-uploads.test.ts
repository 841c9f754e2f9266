import { expect, test } from 'vitest'
import { readUploads } from './read-uploads'

const post = (body: BodyInit) => new Request('http://localhost:3000', { method: 'POST', body })

test('the files of a form are read with their names', async () => {
  const form = new FormData()
  form.append('file', new File(['One{T}'], 'one.gift'))
  form.append('file', new File(['Two{F}'], 'two.gift'))
  form.append('other', 'ignored')
  const files = await readUploads(post(form))
  expect(files.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)])).toEqual([
    ['one.gift', 'One{T}'],
    ['two.gift', 'Two{F}'],
  ])
})

test('a form without files has none', async () => {
  const form = new FormData()
  form.append('file', 'a text')
  expect(await readUploads(post(form))).toEqual([])
})

test('any other body is rejected', async () => {
  await expect(readUploads(post('{}'))).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})
