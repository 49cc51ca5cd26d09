// Written by `npm run tables` from the migrated database. Do not edit.
import type { ColumnType, Generated } from 'kysely'

export type Timestamp = ColumnType<Date, Date | string, Date | string>
export type Json = ColumnType<unknown, string, string>
export type GeneratedJson = ColumnType<unknown, string | undefined, string>
/** A text in several languages, keyed by BCP 47 tag. */
export type LanguageMap = { [lang: string]: string }
export type LanguageMapColumn = ColumnType<LanguageMap, LanguageMap, LanguageMap>
export type NullableLanguageMapColumn = ColumnType<LanguageMap | null, LanguageMap | null | undefined, LanguageMap | null>

export interface CatalogueChallenge {
  need_id: string
  ends_at: Timestamp
  eligibility: NullableLanguageMapColumn
  rules: LanguageMapColumn
  announced_by: string | null
  announced_at: Timestamp
}

export interface CatalogueChallengeResult {
  need_id: string
  words: LanguageMapColumn
  published_by: string | null
  published_at: Timestamp
}

export interface CatalogueClosure {
  listing_id: string
  reason: 'found-here' | 'done' | 'dropped' | 'other'
  line: Generated<string>
  line_lang: string
  was_published_by: string | null
  was_published_at: Timestamp | null
  closed_by: string | null
  closed_at: Timestamp
}

export interface CatalogueConsent {
  expert_id: string
  noted_by: string | null
  noted_at: Timestamp
}

export interface CatalogueDistinction {
  one_id: string
  other_id: string
  told_by: string | null
  told_at: Timestamp
}

export interface CatalogueEvaluation {
  solution_id: string
  comment: Generated<string>
  comment_lang: string
  evaluated_by: string | null
  evaluated_at: Timestamp
}

export interface CatalogueEvaluationMark {
  solution_id: string
  position: number
  criterion: string
  verdict: 'met' | 'partly' | 'not'
  comment: Generated<string>
}

export interface CatalogueExpert {
  resource_id: string
  kind: Generated<'expert'>
  title: NullableLanguageMapColumn
  post: NullableLanguageMapColumn
  honours: NullableLanguageMapColumn
  orcid: string | null
}

export interface CatalogueExpertLanguage {
  resource_id: string
  lang: string
  level: 'basic' | 'working' | 'fluent' | 'native'
}

export interface CatalogueListing {
  id: string
  number: Generated<number>
  kind: 'offer' | 'need'
  profile: 'TO' | 'TR' | 'BO' | 'BR' | 'RDR'
  organisation_id: string
  reference: string | null
  original_lang: string
  fields: Generated<string[]>
  cooperation: Generated<string[]>
  keywords: Generated<string[]>
  ipc: Generated<string[]>
  industries: Generated<string[]>
  expires_on: string | null
  is_sample: Generated<boolean>
  added_by: string | null
  added_at: Timestamp
  changed_at: Timestamp
}

export interface CatalogueListingText {
  listing_id: string
  lang: string
  origin: 'original' | 'human' | 'machine' | 'reviewed'
  title: string
  summary: Generated<string>
  description: Generated<string>
  advantages: Generated<string>
  sought: Generated<string>
  problem: Generated<string>
  present_solution: Generated<string>
  constraints: Generated<string>
  written_by: string | null
  written_at: Timestamp
  search_terms: string
  tried: Generated<string>
}

export interface CatalogueListingVisits {
  listing_id: string
  visited_on: string
  visits: number
}

export interface CatalogueMerger {
  id: string
  merged_id: string
  into_id: string
  before: Json
  moved: Json
  merged_by: string | null
  merged_at: Timestamp
}

export interface CatalogueNeed {
  listing_id: string
  kind: Generated<'need'>
  wanted_trl: number | null
  budget_min: string | null
  budget_max: string | null
  budget_currency: string | null
  due_on: string | null
  accepts_foreign: Generated<boolean>
  is_anonymous: Generated<boolean>
  prize_amount: string | null
  prize_currency: string | null
  urgency: 'normal' | 'urgent' | null
}

export interface CatalogueOffer {
  listing_id: string
  kind: Generated<'offer'>
  trl: number | null
  stage: string | null
  ip_status: string | null
  patents: Generated<string[]>
  price_terms: string | null
  exhibit_media: Generated<string[]>
}

export interface CatalogueOwnerOpening {
  need_id: string
  organisation_id: string
  opened_by: string | null
  opened_at: Timestamp
}

export interface CataloguePublication {
  listing_id: string
  published_by: string | null
  published_at: Timestamp
}

export interface CatalogueRenewal {
  id: string
  listing_id: string
  was_until: string | null
  until: string
  renewed_by: string | null
  renewed_at: Timestamp
}

export interface CatalogueResemblance {
  listing_id: string
  lang: string
  bands: number[]
}

export interface CatalogueResource {
  id: string
  number: Generated<number>
  kind: 'expert' | 'station'
  organisation_id: string
  name: LanguageMapColumn
  about: NullableLanguageMapColumn
  fields: Generated<string[]>
  services: Generated<string[]>
  links: Generated<string[]>
  sort_key: string
  search_terms: string
  is_sample: Generated<boolean>
  added_by: string | null
  added_at: Timestamp
  changed_at: Timestamp
}

export interface CatalogueResourcePublication {
  resource_id: string
  kind: string
  consent_of: string | null
  published_by: string | null
  published_at: Timestamp
}

export interface CatalogueResourceQuestion {
  id: string
  resource_id: string
  asked_by: string
  words: string
  lang: string
  asked_at: Timestamp
}

export interface CatalogueResourceReview {
  id: string
  resource_id: string
  outcome: 'accepted' | 'returned'
  line: Generated<string>
  line_lang: string
  submitted_by: string | null
  submitted_at: Timestamp
  reviewed_by: string | null
  reviewed_at: Timestamp
}

export interface CatalogueResourceSubmission {
  resource_id: string
  submitted_by: string | null
  submitted_at: Timestamp
}

export interface CatalogueReview {
  id: string
  listing_id: string
  outcome: 'accepted' | 'returned' | 'set-aside'
  reasons: Generated<string[]>
  line: Generated<string>
  line_lang: string
  submitted_by: string | null
  submitted_at: Timestamp
  reviewed_by: string | null
  reviewed_at: Timestamp
}

export interface CatalogueSavedListing {
  person_id: string
  listing_id: string
  note: Generated<string>
  saved_at: Timestamp
}

export interface CatalogueSolution {
  id: string
  number: Generated<number>
  need_id: string
  organisation_id: string
  offer_id: string | null
  words: string
  lang: string
  answered_by: string | null
  answered_at: Timestamp
  changed_at: Timestamp
}

export interface CatalogueSolutionStep {
  id: string
  solution_id: string
  state: 'submitted' | 'shortlisted' | 'chosen' | 'declined' | 'withdrawn'
  reason: Generated<string>
  reason_lang: string
  taken_by: string | null
  taken_at: Timestamp
}

export interface CatalogueStation {
  resource_id: string
  kind: Generated<'station'>
  station_kind: string
  host_id: string | null
  region: string | null
  city: string | null
  address: NullableLanguageMapColumn
  opened_on: string | null
  closed_on: string | null
}

export interface CatalogueSubmission {
  listing_id: string
  submitted_by: string | null
  submitted_at: Timestamp
}

export interface CatalogueSubscription {
  id: string
  person_id: string | null
  address: string
  query: string
  lang: 'zh' | 'en'
  rhythm: 'daily' | 'weekly'
  asked_at: Timestamp
  confirmed_at: Timestamp | null
  told_until: Timestamp
  due_at: Timestamp | null
}

export interface CatalogueSubscriptionLink {
  token_hash: string
  subscription_id: string
  made_at: Timestamp
}

export interface CatalogueTarget {
  listing_id: string
  position: number
  name: string
  operator: '>=' | '<=' | '=' | '>' | '<' | 'range' | 'text'
  value: string
  unit: string | null
  method: string | null
  present: string | null
  translations: GeneratedJson
}

export interface EventsArrival {
  delegate_id: string
  way: 'desk' | 'badge' | 'walk_in'
  noted_by: string | null
  arrived_at: Timestamp
}

export interface EventsDelegate {
  id: string
  event_id: string
  participation_id: string
  person_id: string
  badge_code: string
  registered_at: Timestamp
  attends: Generated<'onsite' | 'online'>
}

export interface EventsEvent {
  id: string
  slug: string
  series_id: string | null
  name: LanguageMapColumn
  theme: NullableLanguageMapColumn
  objective: NullableLanguageMapColumn
  topics: GeneratedJson
  starts_on: string
  ends_on: string
  time_zone: string
  country: string
  city: LanguageMapColumn
  venue: NullableLanguageMapColumn
  attendance: 'onsite' | 'online' | 'hybrid'
  is_sample: Generated<boolean>
  added_at: Timestamp
}

export interface EventsExhibit {
  event_id: string
  listing_id: string
  added_at: Timestamp
}

export interface EventsHall {
  id: string
  slug: string
  event_id: string | null
  name: LanguageMapColumn
  intro: NullableLanguageMapColumn
  opens_on: string
  closes_on: string | null
  added_by: string | null
  added_at: Timestamp
}

export interface EventsHallFormerSlug {
  slug: string
  hall_id: string
}

export interface EventsHallPiece {
  hall_id: string
  listing_id: string
  position: number
  line: NullableLanguageMapColumn
  hung_by: string | null
  hung_at: Timestamp
}

export interface EventsHallVisits {
  hall_id: string
  visited_on: string
  visits: number
}

export interface EventsOrganiser {
  event_id: string
  organisation_id: string
  role: 'guided_by' | 'supporter' | 'host' | 'co_host' | 'organiser' | 'executing_organiser' | 'co_organiser' | 'commissioned_by' | 'initiator'
  position: number
}

export interface EventsParticipation {
  id: string
  event_id: string
  organisation_id: string
  side: 'foreign' | 'domestic'
  parallel_desks: Generated<number>
  registered_by: string | null
  registered_at: Timestamp
  needs: Generated<string[]>
}

export interface EventsPlace {
  id: string
  event_id: string
  position: number
  name: LanguageMapColumn
  first_day: string | null
  last_day: string | null
}

export interface EventsSeries {
  id: string
  slug: string
  name: LanguageMapColumn
}

export interface EventsSession {
  id: string
  event_id: string
  kind: 'opening' | 'address' | 'briefing' | 'forum' | 'roadshow' | 'one_to_one' | 'site_visit' | 'break' | 'other'
  name: LanguageMapColumn
  during: string
  blocks_meetings: Generated<boolean>
  place_id: string | null
}

export interface EventsSpeaker {
  session_id: string
  person_id: string
}

export interface EventsWalk {
  one_id: string
  other_id: string
  minutes: number
}

export interface IntakeImport {
  id: string
  upload_id: string
  started_by: string | null
  started_at: Timestamp
  heard_at: Timestamp
  rows: number | null
  stop_asked_at: Timestamp | null
  ended_at: Timestamp | null
}

export interface IntakeImportRow {
  import_id: string
  row_number: number
  position: number
  content: Json
  way: 'created' | 'updated' | 'unchanged' | 'rejected' | null
  subject: string | null
  problems: GeneratedJson
}

export interface MatchingExposure {
  listing_id: string
  shown_on: string
  shown: number
}

export interface MatchingFeedback {
  offer_id: string
  need_id: string
  said_by: string
  organisation_id: string | null
  verdict: 'fits' | 'does-not-fit' | 'wrong-translation'
  reason: string | null
  rank: number | null
  said_at: Timestamp
}

export interface MatchingLetterLink {
  token_hash: string
  person_id: string
  organisation_id: string
  made_at: Timestamp
}

export interface MatchingLetterRefusal {
  person_id: string
  organisation_id: string
  refused_at: Timestamp
}

export interface MatchingProposedTerm {
  term: string
  lang: string
  english: string
  proposed_by: string | null
  proposed_at: Timestamp
}

export interface MatchingToldPair {
  organisation_id: string
  own_id: string
  other_id: string
  told_at: Timestamp
}

export interface MeetingsAnswer {
  request_id: string
  answer: 'accepted' | 'declined' | 'withdrawn' | 'lapsed'
  answered_by: string | null
  answered_at: Timestamp
}

export interface MeetingsAvailability {
  person_id: string
  slot_id: string
  declared_by: string | null
  declared_at: Timestamp
}

export interface MeetingsCalendarAddress {
  person_id: string
  token_hash: string
  made_at: Timestamp
}

export interface MeetingsCancellation {
  meeting_id: string
  reason: string | null
  cancelled_by: string | null
  cancelled_at: Timestamp
}

export interface MeetingsClosure {
  table_id: string
  slot_id: string
  reason: string | null
  closed_by: string | null
  closed_at: Timestamp
}

export interface MeetingsDayRule {
  event_id: string
  arranged_by: Generated<'organiser' | 'participants'>
  open_requests_max: Generated<number>
  requests_lapse_at: Timestamp | null
  musts_max: Generated<number>
  wishes_close_at: Timestamp | null
  results_asked_after_days: Generated<number>
  goals: string[] | null
  fair_breaks: Generated<number>
  meetings_min: Generated<number>
}

export interface MeetingsHold {
  meeting_id: string
  held_by: string | null
  held_at: Timestamp
}

export interface MeetingsIncident {
  id: string
  event_id: string
  kind: 'late' | 'left' | 'no_show' | 'interpreter_ill' | 'table_gone' | 'slot_lost' | 'added'
  person_id: string | null
  table_id: string | null
  slot_id: string | null
  meeting_id: string | null
  release_id: string | null
  noted_by: string | null
  noted_at: Timestamp
}

export interface MeetingsInterpreter {
  id: string
  event_id: string
  person_id: string
  languages: string[]
  longest_stretch: Generated<number>
}

export interface MeetingsMark {
  meeting_id: string
  kind: 'called' | 'late' | 'held' | 'no_show'
  noted_by: string | null
  noted_at: Timestamp
}

export interface MeetingsMeeting {
  id: string
  event_id: string
  host_id: string
  guest_id: string
  weight: 'must' | 'want' | 'nice'
  came_from: 'request' | 'wish' | 'desk'
  request_id: string | null
  listing_id: string | null
  added_by: string | null
  added_at: Timestamp
}

export interface MeetingsMeetingTable {
  id: string
  event_id: string
  position: number
  label: string
  is_online: Generated<boolean>
  link: string | null
  place_id: string | null
  features: Generated<string[]>
  booth_of_id: string | null
}

export interface MeetingsOpinion {
  meeting_id: string
  participation_id: string
  kind: 'intent' | 'contact' | 'none'
  line: Generated<string>
  line_lang: string
  next_on: string | null
  said_by: string | null
  said_at: Timestamp
}

export interface MeetingsPartOfDay {
  meeting_id: string
  part: 'morning' | 'afternoon'
  set_by: string | null
  set_at: Timestamp
}

export interface MeetingsPlacement {
  meeting_id: string
  event_id: string
  slot_id: string
  table_id: string
  interpreter_id: string | null
  during: string
  placed_by: string | null
  placed_at: Timestamp
}

export interface MeetingsPrecedence {
  first_id: string
  second_id: string
  set_by: string | null
  set_at: Timestamp
}

export interface MeetingsRelease {
  id: string
  event_id: string
  number: number
  note: string | null
  released_by: string | null
  released_at: Timestamp
}

export interface MeetingsReleaseLine {
  release_id: string
  meeting_id: string
  slot_id: string
  table_id: string
  interpreter_id: string | null
  during: string
  persons: string[]
  sequence: number
}

export interface MeetingsRequest {
  id: string
  event_id: string
  asking_id: string
  asked_id: string
  listing_id: string | null
  message: Generated<string>
  message_lang: string
  asked_by: string | null
  asked_at: Timestamp
}

export interface MeetingsResult {
  meeting_id: string
  kind: 'intent' | 'contact' | 'none'
  line: Generated<string>
  line_lang: Generated<string>
  next_on: string | null
  noted_by: string | null
  noted_at: Timestamp
}

export interface MeetingsResultLink {
  participation_id: string
  person_id: string
  token_hash: string
  made_at: Timestamp
  expires_at: Timestamp
}

export interface MeetingsRun {
  event_id: string
  id: string
  started_by: string | null
  started_at: Timestamp
  heard_at: Timestamp
  best: Json | null
  stop_asked_at: Timestamp | null
  ended_at: Timestamp | null
  outcome: Json | null
  seen_at: Timestamp | null
}

export interface MeetingsSeat {
  meeting_id: string
  person_id: string
  participation_id: string
  during: string
}

export interface MeetingsSlot {
  id: string
  event_id: string
  during: string
}

export interface MeetingsWallDisplay {
  event_id: string
  shows_names: boolean
  opened_by: string | null
  opened_at: Timestamp
}

export interface MeetingsWish {
  event_id: string
  wishing_id: string
  wished_id: string
  level: 'must' | 'want' | 'no'
  listing_id: string | null
  note: string | null
  stated_by: string | null
  stated_at: Timestamp
  part_of_day: 'morning' | 'afternoon' | null
}

export interface OutcomesCandidacy {
  intent_id: string
  call_id: string
  entered_by: string | null
  entered_at: Timestamp
}

export interface OutcomesEventCall {
  event_id: string
  call_id: string
}

export interface OutcomesIntent {
  id: string
  number: Generated<number>
  event_id: string
  meeting_id: string
  line: Generated<string>
  line_lang: Generated<string>
  next_on: string | null
  reached_by: string | null
  reached_at: Timestamp
}

export interface OutcomesIntentListing {
  intent_id: string
  listing_id: string
}

export interface OutcomesIntentParty {
  intent_id: string
  organisation_id: string
  side: 'foreign' | 'domestic'
}

export interface OutcomesProgrammeCall {
  id: string
  code: string
  name: LanguageMapColumn
  programme: NullableLanguageMapColumn
  is_sample: Generated<boolean>
}

export interface OutcomesStage {
  id: Generated<number>
  intent_id: string
  stage: 'intent' | 'follow_up' | 'mou' | 'contract' | 'joint_lab' | 'stopped'
  note: Generated<string>
  note_lang: Generated<string>
  entered_by: string | null
  entered_at: Timestamp
}

export interface OutcomesWithdrawal {
  intent_id: string
  reason: string | null
  withdrawn_by: string | null
  withdrawn_at: Timestamp
}

export interface PeopleAffiliation {
  id: string
  organisation_id: string
  body: LanguageMapColumn
  role: NullableLanguageMapColumn
  since: number | null
}

export interface PeopleDistinction {
  one_id: string
  other_id: string
  told_by: string | null
  told_at: Timestamp
}

export interface PeopleEntitlement {
  id: string
  person_id: string
  role: 'administrator' | 'organiser' | 'desk' | 'editor' | 'signer'
  event_id: string | null
  given_by: string | null
  given_at: Timestamp
  ends_at: Timestamp | null
}

export interface PeopleIdentifier {
  organisation_id: string
  scheme: 'ror' | 'isni' | 'lei' | 'fundref' | 'wikidata' | 'grid'
  value: string
}

export interface PeopleMembership {
  person_id: string
  organisation_id: string
  post: NullableLanguageMapColumn
  speaks_for: Generated<boolean>
  since: Timestamp
}

export interface PeopleMerger {
  id: string
  merged_id: string
  into_id: string
  before: Json
  moved: Json
  merged_by: string | null
  merged_at: Timestamp
}

export interface PeopleOrganisation {
  id: string
  number: Generated<number>
  name: LanguageMapColumn
  kind: 'government' | 'research_institute' | 'university' | 'company' | 'incubator' | 'park' | 'investor' | 'association' | 'chamber' | 'embassy' | 'media' | 'service_body'
  country: string
  region: string | null
  city: string | null
  website: string | null
  credit_code: string | null
  reference: string | null
  sort_key: string
  initials: string
  is_sample: Generated<boolean>
  added_at: Timestamp
  address: NullableLanguageMapColumn
  founded: number | null
  size_band: '1-9' | '10-49' | '50-249' | '250-999' | '1000+' | null
  parent_id: string | null
  directions: NullableLanguageMapColumn
  products: NullableLanguageMapColumn
  latitude: string | null
  longitude: string | null
}

export interface PeopleOrganisationName {
  organisation_id: string
  name: string
  lang: string | null
  kind: 'name' | 'legal' | 'alias' | 'acronym' | 'former'
  folded: string
  keys: Generated<string[]>
}

export interface PeoplePerson {
  id: string
  name: LanguageMapColumn
  email: string | null
  phone: string | null
  languages: Generated<string[]>
  reads: Generated<string>
  time_zone: Generated<string>
  sort_key: string
  initials: string
  is_sample: Generated<boolean>
  added_at: Timestamp
}

export interface PeopleRegisterEntry {
  ror: string
  name: string
  names: Json
  kind: string
  country: string
  city: string | null
  website: string | null
  founded: number | null
  identifiers: Json
  release: string
  entered_at: Timestamp
}

export interface PeopleRegisterName {
  ror: string
  name: string
  folded: string
  keys: string[]
}

export interface PeopleSession {
  token_hash: string
  person_id: string
  started_at: Timestamp
  expires_at: Timestamp
}

export interface PeopleSignInLink {
  token_hash: string
  person_id: string
  made_at: Timestamp
  expires_at: Timestamp
  used_at: Timestamp | null
}

export interface PlatformFact {
  id: Generated<number>
  at: Timestamp
  actor_kind: 'visitor' | 'person' | 'system'
  actor_id: string | null
  actor_name: string | null
  kind: string
  subject_kind: string
  subject_id: string
  before: Json | null
  after: Json | null
}

export interface PlatformFailedJob {
  id: number
  kind: string
  body: Json
  key: string | null
  tries: number
  last_error: string
  failed_at: Timestamp
}

export interface PlatformJob {
  id: Generated<number>
  kind: string
  body: Json
  key: string | null
  run_at: Timestamp
  tries: Generated<number>
  last_error: string | null
}

export interface PlatformMail {
  id: string
  to_person: string | null
  to_name: string
  to_address: string
  kind: string
  about_kind: string
  about_id: string
  version: Generated<number>
  lang: string
  subject: string
  body_text: string
  body_html: string
  calendar: string | null
  calendar_method: 'REQUEST' | 'CANCEL' | null
  written_at: Timestamp
  unsubscribe_url: string | null
}

export interface PlatformMailDelivery {
  mail_id: string
  delivered_at: Timestamp
  way: 'smtp' | 'outbox'
  message_id: string | null
}

export interface PlatformUpload {
  id: string
  file_name: string
  bytes: Buffer
  sha256: string
  uploaded_by: string | null
  uploaded_at: Timestamp
  expires_at: Timestamp
  purpose: GeneratedJson
  outcome: Json | null
}

export interface ReportingFigure {
  id: string
  press_release_id: string
  key: string
  metric: string
  qualifier: string
  printed: string
}

export interface ReportingFrozenFigure {
  figure_id: string
  value: string
  metric_version: number
  as_of: Timestamp
}

export interface ReportingFrozenRecord {
  figure_id: string
  record_kind: string
  record_id: string
}

export interface ReportingPressRelease {
  id: string
  number: Generated<number>
  event_id: string
  begun_by: string | null
  begun_at: Timestamp
}

export interface ReportingPressReleaseText {
  press_release_id: string
  lang: string
  title: string
  paragraphs: string[]
  written_by: string | null
  written_at: Timestamp
}

export interface ReportingSignature {
  press_release_id: string
  signed_by: string | null
  signed_at: Timestamp
}

export interface Tables {
  'catalogue.challenge': CatalogueChallenge
  'catalogue.challenge_result': CatalogueChallengeResult
  'catalogue.closure': CatalogueClosure
  'catalogue.consent': CatalogueConsent
  'catalogue.distinction': CatalogueDistinction
  'catalogue.evaluation': CatalogueEvaluation
  'catalogue.evaluation_mark': CatalogueEvaluationMark
  'catalogue.expert': CatalogueExpert
  'catalogue.expert_language': CatalogueExpertLanguage
  'catalogue.listing': CatalogueListing
  'catalogue.listing_text': CatalogueListingText
  'catalogue.listing_visits': CatalogueListingVisits
  'catalogue.merger': CatalogueMerger
  'catalogue.need': CatalogueNeed
  'catalogue.offer': CatalogueOffer
  'catalogue.owner_opening': CatalogueOwnerOpening
  'catalogue.publication': CataloguePublication
  'catalogue.renewal': CatalogueRenewal
  'catalogue.resemblance': CatalogueResemblance
  'catalogue.resource': CatalogueResource
  'catalogue.resource_publication': CatalogueResourcePublication
  'catalogue.resource_question': CatalogueResourceQuestion
  'catalogue.resource_review': CatalogueResourceReview
  'catalogue.resource_submission': CatalogueResourceSubmission
  'catalogue.review': CatalogueReview
  'catalogue.saved_listing': CatalogueSavedListing
  'catalogue.solution': CatalogueSolution
  'catalogue.solution_step': CatalogueSolutionStep
  'catalogue.station': CatalogueStation
  'catalogue.submission': CatalogueSubmission
  'catalogue.subscription': CatalogueSubscription
  'catalogue.subscription_link': CatalogueSubscriptionLink
  'catalogue.target': CatalogueTarget
  'events.arrival': EventsArrival
  'events.delegate': EventsDelegate
  'events.event': EventsEvent
  'events.exhibit': EventsExhibit
  'events.hall': EventsHall
  'events.hall_former_slug': EventsHallFormerSlug
  'events.hall_piece': EventsHallPiece
  'events.hall_visits': EventsHallVisits
  'events.organiser': EventsOrganiser
  'events.participation': EventsParticipation
  'events.place': EventsPlace
  'events.series': EventsSeries
  'events.session': EventsSession
  'events.speaker': EventsSpeaker
  'events.walk': EventsWalk
  'intake.import': IntakeImport
  'intake.import_row': IntakeImportRow
  'matching.exposure': MatchingExposure
  'matching.feedback': MatchingFeedback
  'matching.letter_link': MatchingLetterLink
  'matching.letter_refusal': MatchingLetterRefusal
  'matching.proposed_term': MatchingProposedTerm
  'matching.told_pair': MatchingToldPair
  'meetings.answer': MeetingsAnswer
  'meetings.availability': MeetingsAvailability
  'meetings.calendar_address': MeetingsCalendarAddress
  'meetings.cancellation': MeetingsCancellation
  'meetings.closure': MeetingsClosure
  'meetings.day_rule': MeetingsDayRule
  'meetings.hold': MeetingsHold
  'meetings.incident': MeetingsIncident
  'meetings.interpreter': MeetingsInterpreter
  'meetings.mark': MeetingsMark
  'meetings.meeting': MeetingsMeeting
  'meetings.meeting_table': MeetingsMeetingTable
  'meetings.opinion': MeetingsOpinion
  'meetings.part_of_day': MeetingsPartOfDay
  'meetings.placement': MeetingsPlacement
  'meetings.precedence': MeetingsPrecedence
  'meetings.release': MeetingsRelease
  'meetings.release_line': MeetingsReleaseLine
  'meetings.request': MeetingsRequest
  'meetings.result': MeetingsResult
  'meetings.result_link': MeetingsResultLink
  'meetings.run': MeetingsRun
  'meetings.seat': MeetingsSeat
  'meetings.slot': MeetingsSlot
  'meetings.wall_display': MeetingsWallDisplay
  'meetings.wish': MeetingsWish
  'outcomes.candidacy': OutcomesCandidacy
  'outcomes.event_call': OutcomesEventCall
  'outcomes.intent': OutcomesIntent
  'outcomes.intent_listing': OutcomesIntentListing
  'outcomes.intent_party': OutcomesIntentParty
  'outcomes.programme_call': OutcomesProgrammeCall
  'outcomes.stage': OutcomesStage
  'outcomes.withdrawal': OutcomesWithdrawal
  'people.affiliation': PeopleAffiliation
  'people.distinction': PeopleDistinction
  'people.entitlement': PeopleEntitlement
  'people.identifier': PeopleIdentifier
  'people.membership': PeopleMembership
  'people.merger': PeopleMerger
  'people.organisation': PeopleOrganisation
  'people.organisation_name': PeopleOrganisationName
  'people.person': PeoplePerson
  'people.register_entry': PeopleRegisterEntry
  'people.register_name': PeopleRegisterName
  'people.session': PeopleSession
  'people.sign_in_link': PeopleSignInLink
  'platform.fact': PlatformFact
  'platform.failed_job': PlatformFailedJob
  'platform.job': PlatformJob
  'platform.mail': PlatformMail
  'platform.mail_delivery': PlatformMailDelivery
  'platform.upload': PlatformUpload
  'reporting.figure': ReportingFigure
  'reporting.frozen_figure': ReportingFrozenFigure
  'reporting.frozen_record': ReportingFrozenRecord
  'reporting.press_release': ReportingPressRelease
  'reporting.press_release_text': ReportingPressReleaseText
  'reporting.signature': ReportingSignature
}
