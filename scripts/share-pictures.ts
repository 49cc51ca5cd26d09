// Draws the square pictures others show beside a link to a page, one a kind, with Chromium. Run it when they should change:
// node --import ./scripts/tsx.mjs scripts/share-pictures.ts
import { chromium } from 'playwright-core'

const TEAL = '#0a5c67'
const OCHRE = '#8a4700'

const pictures: Record<string, { zh: string; en: string; colours: [string, string] }> = {
  duihe: { zh: '国际技术转移', en: 'Technology transfer', colours: [TEAL, OCHRE] },
  offer: { zh: '技术成果', en: 'Technology offer', colours: [TEAL, TEAL] },
  need: { zh: '技术需求', en: 'Technology need', colours: [OCHRE, OCHRE] },
  organisation: { zh: '机构', en: 'Organisation', colours: [TEAL, OCHRE] },
  event: { zh: '对接活动', en: 'Matchmaking event', colours: [OCHRE, TEAL] },
  hall: { zh: '专题展厅', en: 'Curated hall', colours: [TEAL, OCHRE] },
  press: { zh: '新闻稿', en: 'Press release', colours: [TEAL, OCHRE] },
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
const page = await browser.newPage({ viewport: { width: 600, height: 600 } })
for (const [name, { zh, en, colours }] of Object.entries(pictures)) {
  await page.setContent(`<style>
    body { margin: 0; width: 600px; height: 600px; display: grid; grid-template-rows: 1fr auto; background: #f6f7f4;
      font-family: 'Noto Sans CJK SC', sans-serif; color: #17211f; }
    svg { display: block; width: 600px; height: 300px; }
    div { padding: 0 48px 44px; } b { display: block; font-size: ${zh.length > 4 ? 84 : 104}px; line-height: 1.15; }
    i { font-style: normal; font-size: 40px; color: #4b5955; } small { float: right; font-size: 30px; margin-top: 12px; }
  </style><svg viewBox="0 0 600 300"><rect width="294" height="300" fill="${colours[0]}"/>
  <rect x="306" width="294" height="300" fill="${colours[1]}"/><g fill="none" stroke="#f6f7f4" stroke-width="14">
  <path d="M96 150h150M246 150l-42-42M246 150l-42 42M504 150H354M354 150l42-42M354 150l42 42"/></g></svg>
  <div><b>${zh}</b><i>${en}</i><small>对合 Duihe</small></div>`)
  await page.screenshot({ path: `src/web/public/share/${name}.png` })
}
await browser.close()
