import type { LanguageMap } from '#db/tables.ts'
import type { Actor } from '#people/actor.ts'
import type { OrganisationKind } from '#people/organisations.ts'

/**
 * Whose listing it is, as this reader may know it. Who stands behind an anonymous need is left out of every answer to a
 * stranger; place and kind of the organisation stay, so that a reader knows what sort of partner is asking.
 */
export type Owner = {
  kind: OrganisationKind
  country: string
  city: string | null
  /** Left out when the reader may not know it. */
  known: { id: string; number: number; name: LanguageMap } | undefined
}

/** Members of any organisation and officials learn who asks anonymously; strangers do not. */
export function knowsAnonymousOwners(actor: Actor): boolean {
  return actor.organisations.length > 0 || actor.roles.length > 0
}

export type OwnerRow = {
  owner_id: string
  owner_number: number
  owner_name: LanguageMap
  owner_kind: OrganisationKind
  owner_country: string
  owner_city: string | null
  is_anonymous: boolean | null
}

export function ownerFor(actor: Actor, row: OwnerRow): Owner {
  const isHidden = row.is_anonymous && !knowsAnonymousOwners(actor)
  return {
    kind: row.owner_kind,
    country: row.owner_country,
    city: row.owner_city,
    known: isHidden ? undefined : { id: row.owner_id, number: row.owner_number, name: row.owner_name },
  }
}
