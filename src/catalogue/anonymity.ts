import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import type { Actor } from '#people/actor.ts'
import type { OrganisationKind } from '#people/organisations.ts'

/**
 * Whose listing it is, as this reader may know it. Who stands behind an anonymous need is told to its own organisation, to
 * officials, and to those who answered it and to whom the owner has opened itself; everybody else is a stranger. Place and kind of the organisation stay, so that a reader knows what sort of partner is asking.
 */
export type Owner = {
  kind: OrganisationKind
  country: string
  city: string | null
  /** Left out when the reader may not know it. */
  known: { id: string; number: number; name: LanguageMap } | undefined
}

/** Those with an office learn who asks anonymously, whoever it is. */
export function knowsAnonymousOwners(actor: Actor): boolean {
  return actor.roles.length > 0
}

/** The condition in SQL, on a listing `l` with its need `n`: this reader may know whose it is. */
export function isOwnerKnownTo(actor: Actor) {
  const own = sql`${[...actor.organisations]}::uuid[]`
  return sql<boolean>`(${knowsAnonymousOwners(actor)} or n.is_anonymous is not true or l.organisation_id = any(${own})
    or exists (select from catalogue.owner_opening y where y.need_id = l.id and y.organisation_id = any(${own})))`
}

/** The organisations to which the owner of a listing `l` has said who it is. */
export const openedTo = sql<
  string[]
>`array(select y.organisation_id from catalogue.owner_opening y where y.need_id = l.id)`

export type OwnerRow = {
  owner_id: string
  owner_number: number
  owner_name: LanguageMap
  owner_kind: OrganisationKind
  owner_country: string
  owner_city: string | null
  is_anonymous: boolean | null
  /** Organisations to which the owner has said who it is. */
  opened_to: string[]
}

export function ownerFor(actor: Actor, row: OwnerRow): Owner {
  const isKnown =
    !row.is_anonymous ||
    knowsAnonymousOwners(actor) ||
    [row.owner_id, ...row.opened_to].some((id) => actor.organisations.includes(id))
  return {
    kind: row.owner_kind,
    country: row.owner_country,
    city: row.owner_city,
    known: isKnown ? { id: row.owner_id, number: row.owner_number, name: row.owner_name } : undefined,
  }
}
