import type { Db } from '#platform/database/connect.ts'

/** Records with everything a card needs, one row each; the reader adds which ones. */
export function resourceRows(db: Db) {
  return db
    .selectFrom('catalogue.resource as r')
    .innerJoin('people.organisation as o', 'o.id', 'r.organisation_id')
    .leftJoin('catalogue.expert as e', 'e.resource_id', 'r.id')
    .leftJoin('catalogue.station as t', 't.resource_id', 'r.id')
    .leftJoin('people.organisation as h', 'h.id', 't.host_id')
    .leftJoin('catalogue.consent as c', 'c.expert_id', 'r.id')
    .leftJoin('catalogue.resource_submission as s', 's.resource_id', 'r.id')
    .leftJoin('catalogue.resource_publication as p', 'p.resource_id', 'r.id')
    .select(['r.id', 'r.number', 'r.kind', 'r.name', 'r.about', 'r.fields', 'r.services', 'r.links'])
    .select(['r.is_sample as isSample', 'r.changed_at as changedAt', 'p.published_at as publishedAt'])
    .select(['s.submitted_at as submittedAt', 'c.noted_at as consentedAt'])
    .select(['o.id as ownerId', 'o.number as ownerNumber', 'o.name as ownerName', 'o.country as ownerCountry'])
    .select(['e.title', 'e.post', 'e.honours', 'e.orcid'])
    .select(['t.station_kind as stationKind', 't.host_id as hostId', 'h.number as hostNumber', 'h.name as hostName'])
    .select(['t.region', 't.city', 't.address', 't.opened_on as openedOn', 't.closed_on as closedOn'])
}
