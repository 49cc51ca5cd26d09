// Takes the pictures of the README from the real screens of the sample day: node --import ./scripts/tsx.mjs scripts/pictures.ts
import { fileURLToPath } from 'node:url'
import { desk, openBrowser, phone, sitDown } from '#tests/journeys/browser.ts'
import { goldenDay } from '#tests/world/golden-day.ts'

const folder = fileURLToPath(new URL('../docs/pictures/', import.meta.url))
const slug = 'uk-sensors-2017'

const pictures = [
  { name: 'showcase', path: '/zh/showcase', screen: desk },
  { name: 'board', path: `/zh/office/events/${slug}/board`, screen: desk, who: 'organiser' },
  { name: 'overview', path: `/en/office/events/${slug}`, screen: desk, who: 'organiser' },
  { name: 'press', path: '/zh/press/1', screen: desk },
  { name: 'desk', path: `/zh/desk/${slug}/meetings`, screen: phone, who: 'desk' },
]

await using day = await goldenDay('after')
const browser = await openBrowser()
for (const { name, path, screen, who } of pictures) {
  const { page, context } = await sitDown(browser, day.address, screen)
  const session = who && (await day.sessionOf(`${who}@sample.duihe.example`))
  if (session) await context.addCookies([{ name: 'session', value: session, url: day.address }])
  await page.goto(path)
  await page.screenshot({ path: `${folder}${name}.png` })
  await context.close()
}
await browser.close()
