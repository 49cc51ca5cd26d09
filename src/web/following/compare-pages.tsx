import { Hono } from 'hono'
import { getListing, type ListingPage } from '#catalogue/listing-page.ts'
import { Refusal } from '#platform/refusal.ts'
import { show } from '../shell.tsx'
import type { Visit, WebEnv } from '../visit.ts'
import { numbersIn } from './chosen.ts'
import { CompareView } from './compare-view.tsx'

export const COMPARED_MAX = 4

/** Two to four listings side by side; which ones is in the address. */
export const comparePages = new Hono<WebEnv>().get('/showcase/compare', async (c) => {
  const { visit } = c.var
  const numbers = numbersIn(visit.url.searchParams, 50)
  const pages = await Promise.all(numbers.slice(0, COMPARED_MAX).map((number) => findListing(visit, number)))
  const listings = pages.filter((page) => page !== undefined)
  const body = (
    <CompareView
      visit={visit}
      listings={listings}
      leftOut={Math.max(0, numbers.length - COMPARED_MAX)}
      unknown={numbers.slice(0, COMPARED_MAX).filter((_, i) => pages[i] === undefined)}
      isOnlyDifferences={visit.url.searchParams.get('only') === 'differences'}
    />
  )
  return show(c, { title: visit.say('following.compare'), section: 'showcase', isPrivate: true, body })
})

async function findListing({ db, actor }: Visit, number: number): Promise<ListingPage | undefined> {
  try {
    return await getListing(db, actor, { number })
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) return undefined
    throw error
  }
}
