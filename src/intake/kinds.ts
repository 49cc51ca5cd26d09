import type { SheetForm } from '#platform/sheets/columns.ts'
import { needForm, TARGETS_ASKED } from './forms/needs.ts'
import { offerForm } from './forms/offers.ts'
import { organisationForm } from './forms/organisations.ts'
import { peopleForm } from './forms/people.ts'
import { wishForm } from './forms/wishes.ts'
import type { Land } from './landing.ts'
import { landNeed, landOffer } from './listings.ts'
import { landOrganisation } from './organisations.ts'
import { landPerson } from './people.ts'
import { landWish } from './wishes.ts'

/** What workbooks bring, in the order in which it is collected. */
export const sheetKinds = ['organisations', 'people', 'offers', 'needs', 'wishes'] as const
export type SheetKind = (typeof sheetKinds)[number]

const forms: Record<SheetKind, SheetForm> = {
  organisations: organisationForm,
  people: peopleForm,
  offers: offerForm,
  needs: needForm,
  wishes: wishForm,
}

const lands: Record<SheetKind, Land> = {
  organisations: landOrganisation,
  people: landPerson,
  offers: landOffer,
  needs: landNeed,
  wishes: landWish,
}

export function isSheetKind(word: string): word is SheetKind {
  return (sheetKinds as readonly string[]).includes(word)
}

/** Everything a sheet of this kind may say. */
export function formOf(kind: SheetKind): SheetForm {
  return forms[kind]
}

/** What a row of this kind does. */
export function landOf(kind: SheetKind): Land {
  return lands[kind]
}

/** What the empty template asks for: the rest is understood and exported, but nobody is made to scroll past it. */
export function templateFormOf(kind: SheetKind): SheetForm {
  const form = forms[kind]
  return { ...form, columns: form.columns.filter(({ key }) => !UNASKED.has(key) && !isLaterTarget(key)) }
}

const UNASKED = new Set([
  'industries',
  'ipc',
  'expiresOn',
  'presentSolutionZh',
  'presentSolutionEn',
  'constraintsZh',
  'constraintsEn',
  'urgency',
])

function isLaterTarget(key: string): boolean {
  return Number(/^target(\d+)/.exec(key)?.[1] ?? 0) > TARGETS_ASKED
}
