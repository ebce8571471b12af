import { expect, test } from 'vitest'
import { html } from '../../src/web/html.ts'

test('values are escaped in text and in attributes', () => {
  const value = `<script>"&'`
  expect(html`<a title="${value}">${value}</a>`.text).toBe(
    '<a title="&lt;script&gt;&quot;&amp;&#39;">&lt;script&gt;&quot;&amp;&#39;</a>',
  )
})

test('markup, lists of it, numbers and null go in as they are', () => {
  const items = ['<', html`<b>1</b>`]
  expect(html`${items}${2}${null}${html`<i>${'>'}</i>`}`.text).toBe('&lt;<b>1</b>2<i>&gt;</i>')
})

test('backslashes in the template are text', () => {
  expect(html`a\\b\n`.text).toBe('a\\b\n')
})
