import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { noteForMyself, saveForMyself } from '#catalogue/saved.ts'
import { subscribe } from '#catalogue/subscriptions.ts'
import { countVisit } from '#catalogue/visits.ts'
import { hangPiece, writeLine } from '#events/hall-pieces.ts'
import { addHall } from '#events/halls.ts'
import { findActor } from '#people/actor.ts'
import { writeTallies } from '#platform/tally.ts'
import { goldenDay } from '#tests/world/golden-day.ts'
import { addresses } from '#web/routes.ts'
import { barriersOn, desk, openBrowser, overflow, phone, picture, sitDown } from './browser.ts'

const SLUG = 'uk-sensors-2017'
const HALL = 'sensors-always-open'
const day = await goldenDay('after')
const browser = await openBrowser()
after(async () => {
  await browser.close()
  await day[Symbol.asyncDispose]()
})

const numbers = await keysOf()
await furnish()

type Visitor = { who: string; email?: string; pages: (to: ReturnType<typeof addresses>) => Record<string, string> }

const visitors: Visitor[] = [
  {
    who: 'stranger',
    pages: (to) => ({
      home: to.home,
      showcase: to.showcase(),
      search: to.showcase('q=%E4%BC%A0%E6%84%9F%E5%99%A8'),
      nothing: to.showcase('q=zzzz'),
      offer: to.offer(numbers.offer),
      need: to.need(numbers.need),
      'side-by-side': to.pair('need', numbers.need, numbers.offer),
      organisation: to.organisation(numbers.organisation),
      events: to.events,
      event: to.event(SLUG),
      hall: to.eventHall(SLUG),
      halls: to.halls,
      'curated-hall': to.hall(HALL),
      map: to.map(),
      'map-world': to.map('view=world'),
      'map-nothing': to.map('q=zzzz'),
      compare: to.compare(`listing=${numbers.offer}&listing=${numbers.secondOffer}&listing=${numbers.need}`),
      'compare-nothing': to.compare(),
      kept: to.kept(`listing=${numbers.offer}&listing=${numbers.need}`),
      'kept-nothing': to.kept(),
      subscribe: to.subscribe('q=sensor&field=sensors'),
      outcomes: to.outcomes,
      press: to.pressRelease(numbers.press),
      figure: to.eventFigure(SLUG, 'meetings.scheduled'),
      'sign-in': to.signIn,
      roles: to.demoRoles,
      'not-found': `${to.home}/nowhere`,
    }),
  },
  {
    who: 'firm',
    email: 'cn-01-1@sample.duihe.example',
    pages: (to) => ({
      my: to.my,
      saved: to.mySaved,
      subscriptions: to.mySubscriptions,
      'subscribe-known': to.subscribe('q=sensor'),
      visits: to.myVisits,
      'own-need': to.need(numbers.ownNeed),
      listings: to.myListings,
      'new-need': to.newListing('need'),
      'new-offer': to.newListing('offer'),
      edit: to.editListing(numbers.ownNeed),
      meetings: to.myMeetings(SLUG),
      availability: to.myAvailability(SLUG),
      ask: to.askToMeet(SLUG),
      'my-wishes': to.myWishes(SLUG),
      'my-results': to.myResults(SLUG),
      outcomes: to.outcomes,
    }),
  },
  {
    who: 'organiser',
    email: 'organiser@sample.duihe.example',
    pages: (to) => ({
      office: to.office,
      matching: to.matching,
      judging: to.pair('need', numbers.need, numbers.offer),
      'office-halls': to.officeHalls,
      'new-hall': to.newHall(),
      'office-hall': to.officeHall(HALL, 'q=%E4%BC%A0%E6%84%9F%E5%99%A8'),
      'organisation-point': to.organisation(numbers.organisation),
      overview: to.officeEvent(SLUG),
      settings: to.eventSettings(SLUG),
      organisers: to.eventSettingsPart(SLUG, 'organisers'),
      programme: to.eventSettingsPart(SLUG, 'programme'),
      'call-of-event': to.eventSettingsPart(SLUG, 'call'),
      'hall-of-event': to.eventSettingsPart(SLUG, 'hall', 'q=%E4%BC%A0%E6%84%9F%E5%99%A8'),
      participants: to.participants(SLUG),
      wishes: to.wishes(SLUG),
      board: to.board(SLUG),
      'board-by-organisation': to.board(SLUG, 'by=organisation'),
      releases: to.releases(SLUG),
      slips: to.slips(SLUG),
      day: to.daySetup(SLUG),
      wall: to.wall(SLUG),
      statistics: to.statistics(SLUG),
      'statistics-by-person': to.statistics(SLUG, 'by=person'),
      outcomes: to.eventOutcomes(SLUG),
      figures: to.figures(SLUG),
      imports: to.imports,
      intent: to.intent(numbers.intent),
      call: to.call('js-uk-next'),
      outbox: to.demoOutbox,
      beginning: to.beginning,
    }),
  },
  {
    who: 'desk',
    email: 'desk@sample.duihe.example',
    pages: (to) => ({
      arrivals: to.desk(SLUG),
      tables: to.deskMeetings(SLUG),
      'walk-in': to.deskWalkIns(SLUG),
      incidents: to.deskIncidents(SLUG),
    }),
  },
  {
    who: 'editor',
    email: 'editor@sample.duihe.example',
    pages: (to) => ({ press: to.press(SLUG), release: to.pressRelease(numbers.press) }),
  },
]

for (const { who, email, pages } of visitors) {
  test(`every page of the ${who} is open to everybody's eyes and hands, on a desk and on a phone, in both languages`, async () => {
    const found: string[] = []
    for (const [size, screen] of [
      ['desk', desk],
      ['phone', phone],
    ] as const) {
      const { page, context, complaints } = await sitDown(browser, day.address, screen)
      if (email) await context.addCookies([{ name: 'session', value: await day.sessionOf(email), url: day.address }])
      for (const lang of ['zh', 'en'] as const) {
        for (const [name, path] of Object.entries(pages(addresses(lang))))
          found.push(...(await look(page, path, `${who}-${name}-${lang}-${size}`)))
      }
      found.push(...complaints)
      await context.close()
    }
    assert.deepEqual([...new Set(found)], [])
  })
}

async function look(page: Page, path: string, name: string): Promise<string[]> {
  const answer = await page.goto(path)
  await picture(page, name)
  const status = answer?.status() ?? 0
  const wrong = status >= 500 || (status >= 400 && !name.includes('not-found')) ? [`${path} answered ${status}`] : []
  // The board and other wide tables scroll inside their own frame; the page itself never does.
  const wide = await overflow(page)
  const left = (await page.innerText('body')).match(/⟨[a-z.-]+⟩/g) ?? []
  return [
    ...wrong,
    ...(wide > 0 ? [`${name} is ${wide} px too wide`] : []),
    ...left.map((key) => `${path} lacks words for ${key}`),
    ...(await barriersOn(page)),
  ]
}

async function keysOf() {
  const { db } = day
  const published = db
    .selectFrom('catalogue.publication as p')
    .innerJoin('catalogue.listing as l', 'l.id', 'p.listing_id')
    .innerJoin('people.organisation as o', 'o.id', 'l.organisation_id')
  const offer = await published
    .select(['l.number', 'o.number as organisation'])
    .where('l.kind', '=', 'offer')
    .orderBy('l.number')
    .executeTakeFirstOrThrow()
  const second = await published
    .select('l.number')
    .where('l.kind', '=', 'offer')
    .where('l.number', '>', offer.number)
    .orderBy('l.number')
    .executeTakeFirstOrThrow()
  const need = await published
    .select('l.number')
    .where('l.kind', '=', 'need')
    .orderBy('l.number')
    .executeTakeFirstOrThrow()
  const own = await published
    .select('l.number')
    .where('o.reference', '=', 'cn-01')
    .where('l.kind', '=', 'need')
    .executeTakeFirstOrThrow()
  const press = await db.selectFrom('reporting.press_release').select('number').executeTakeFirstOrThrow()
  const intent = await db.selectFrom('outcomes.intent').select('number').orderBy('number').executeTakeFirstOrThrow()
  return {
    offer: offer.number,
    organisation: offer.organisation,
    need: need.number,
    secondOffer: second.number,
    ownNeed: own.number,
    press: press.number,
    intent: intent.number,
  }
}

// What people leave behind who used the showcase: a hall put together, listings saved, a search followed, visits.
async function furnish(): Promise<void> {
  const { db } = day
  const actor = async (email: string) => {
    const { id } = await db
      .selectFrom('people.person')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
    return (await findActor(db, id))!
  }
  const organiser = await actor('organiser@sample.duihe.example')
  const firm = await actor('cn-01-1@sample.duihe.example')
  const event = await db
    .selectFrom('events.event')
    .select(['id', 'name'])
    .where('slug', '=', SLUG)
    .executeTakeFirstOrThrow()
  const intro = {
    zh: '这里汇集了对接会上的成果与需求，会后长期开放。',
    en: 'Offers and needs of the matchmaking day, open ever since.',
  }
  const facts = { slug: HALL, name: event.name, intro, opensOn: '2017-09-13', closesOn: null, eventId: event.id }
  const hall = await addHall(db, organiser, facts)
  const exhibits = await db
    .selectFrom('events.exhibit as x')
    .innerJoin('catalogue.publication as p', 'p.listing_id', 'x.listing_id')
    .select('x.listing_id')
    .orderBy('x.listing_id')
    .limit(4)
    .execute()
  for (const { listing_id } of exhibits) await hangPiece(db, organiser, hall.id, listing_id)
  const line = { zh: '编辑推荐：可直接试用。', en: 'The curator’s choice: ready to be tried.' }
  await writeLine(db, organiser, hall.id, { listingId: exhibits[0]?.listing_id ?? '', line })
  for (const number of [numbers.offer, numbers.need]) await saveForMyself(db, firm, number)
  await noteForMyself(db, firm, numbers.offer, '下周打电话问样机 / ask for a prototype')
  await subscribe(db, firm, { query: 'q=sensor&field=sensors', lang: 'en', rhythm: 'weekly' })
  for (let i = 0; i < 7; i++) countVisit(db, numbers.ownNeed)
  await writeTallies(db)
}
