import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { goldenDay } from '#tests/world/golden-day.ts'
import { openBrowser, sitDown } from './browser.ts'

const day = await goldenDay('collect')
const browser = await openBrowser()
after(async () => {
  await browser.close()
  await day[Symbol.asyncDispose]()
})

// The parser is Chromium's, which forgives nothing in XML.
async function parse(path: string) {
  const { page, context } = await sitDown(browser, day.address)
  await page.goto('/en')
  const answer = await page.evaluate(async (address) => {
    const response = await fetch(address)
    const xml = new DOMParser().parseFromString(await response.text(), 'application/xml')
    const texts = (selector: string) => [...xml.querySelectorAll(selector)].map((node) => node.textContent ?? '')
    const names = (selector: string) =>
      [...(xml.querySelector(selector)?.children ?? [])].map(({ nodeName }) => nodeName)
    return {
      error: xml.querySelector('parsererror')?.textContent ?? '',
      type: response.headers.get('Content-Type'),
      root: `${xml.documentElement.namespaceURI ?? ''} ${xml.documentElement.nodeName}`,
      channel: names('channel'),
      item: names('item'),
      dates: texts('pubDate'),
      guids: texts('guid'),
      entry: names('entry'),
      ids: texts('id'),
      updated: texts('updated'),
      urls: texts('loc'),
      twins: [...xml.getElementsByTagNameNS('http://www.w3.org/1999/xhtml', 'link')].map(
        (link) => link.getAttribute('href') ?? '',
      ),
    }
  }, path)
  await context.close()
  assert.equal(answer.error, '', path)
  return answer
}

test('the feed of a search is RSS 2.0: dated items with addresses of their own, newest first', async () => {
  const feed = await parse('/zh/showcase/feed.xml?q=%E4%BC%A0%E6%84%9F%E5%99%A8&kind=offer')
  assert.equal(feed.root.trim(), 'rss')
  assert.deepEqual(feed.channel.slice(0, 5), ['title', 'link', 'description', 'language', 'atom:link'])
  assert.deepEqual(feed.item, ['title', 'link', 'guid', 'pubDate', 'description'])
  assert.equal(new Set(feed.guids).size, feed.guids.length)
  assert.ok(feed.dates.every((date) => new Date(date).toUTCString() === date))
})

test('the same search is an Atom feed with the elements Atom asks for', async () => {
  const feed = await parse('/en/showcase/feed.atom?q=sensor')
  assert.equal(feed.root, 'http://www.w3.org/2005/Atom feed')
  assert.deepEqual(feed.entry, ['id', 'title', 'link', 'published', 'updated', 'summary'])
  assert.equal(new Set(feed.ids).size, feed.ids.length)
  assert.ok(feed.updated.every((date) => new Date(date).toISOString() === date))
  const times = feed.updated.slice(1)
  assert.deepEqual(times, [...times].sort().reverse())
})

test('every page a sitemap names is there, in both languages', async () => {
  const index = await parse('/sitemap.xml')
  for (const map of index.urls) {
    const { urls, twins } = await parse(new URL(map).pathname)
    assert.ok(urls.length > 0 && urls.length <= 50_000)
    assert.equal(twins.length, 3 * urls.length)
    for (const address of [...new Set(urls.filter((_, i) => i % 9 === 0))])
      assert.equal((await fetch(address)).status, 200, address)
  }
})
