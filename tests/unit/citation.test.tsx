import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Citation } from '@/components/lesson/citation'
import { parseCourse } from '@/domain/content/parse-course'
import { type Edit, smallCourse } from '@/tests/support/small-course'

function cite(...edits: Edit[]) {
  const { course, faults } = parseCourse(smallCourse(...edits))
  return course
    ? renderToStaticMarkup(<Citation source={course.source} />)
    : faults.map(({ message }) => message)
}

const withUrl = (url: string): Edit => ['course.yaml', 'paragraphs: 3 }', `paragraphs: 3, url: "${url}" }`]

test('names the article, and links it only if the course says where it is', () => {
  expect(cite()).toBe(
    '<p class="text-muted text-sm leading-relaxed">Based on: A. Writer, <cite>“On tea”</cite>, Kitchen, November 2020.</p>',
  )
  expect(cite(withUrl('https://tea.example/article'))).toContain(
    '<cite><a href="https://tea.example/article">“On tea”</a></cite>',
  )
})

test.each(['javascript:alert(1)', '/article', 'ftp://tea.example/'])('a course can’t link to %s', (url) => {
  expect(cite(withUrl(url))).toEqual([expect.stringContaining('URL')])
})
