import type { UiLanguage } from '#platform/languages.ts'

export type Addresses = ReturnType<typeof addresses>

/** Every address of the site in one language. No page builds a path of its own. */
// length-exception: one list of addresses, read like a table
export function addresses(lang: UiLanguage) {
  const root = `/${lang}`
  return {
    home: root,
    showcase: (query = '') => `${root}/showcase${query && `?${query}`}`,
    showcaseSuggestions: `${root}/showcase/suggestions`,
    showcaseFeed: (query = '') => `${root}/showcase/feed.xml${query && `?${query}`}`,
    showcaseAtom: (query = '') => `${root}/showcase/feed.atom${query && `?${query}`}`,
    offer: (number: number) => `${root}/offers/${number}`,
    need: (number: number) => `${root}/needs/${number}`,
    listing: (kind: 'offer' | 'need', number: number) => `${root}/${kind}s/${number}`,
    paper: (kind: 'offer' | 'need', number: number, paper: string) => `${root}/${kind}s/${number}/${paper}`,
    listingData: (kind: 'offer' | 'need', number: number) => `/api/v1/listings/${kind}/${number}`,
    showcaseExport: (format: string, query = '') => `${root}/showcase/export.${format}${query && `?${query}`}`,
    ownExport: (kind: string, format: string) => `${root}/my/listings/exports/${kind}.${format}`,
    pairs: (kind: 'offer' | 'need', number: number) => `${root}/${kind}s/${number}/why-not`,
    pair: (kind: 'offer' | 'need', number: number, other: number, rank?: number) =>
      `${root}/${kind}s/${number}/why-not?with=${other}${rank ? `&rank=${rank}` : ''}`,
    pairVerdict: (kind: 'offer' | 'need', number: number, deed: 'verdict' | 'verdict/removal') =>
      `${root}/${kind}s/${number}/why-not/${deed}`,
    matching: `${root}/office/matching`,
    exposure: `${root}/office/matching/exposure`,
    matchingTerms: `${root}/office/matching/proposed-terms.tsv`,
    organisation: (number: number) => `${root}/organisations/${number}`,
    organisationPoint: (number: number) => `${root}/organisations/${number}/point`,
    events: `${root}/events`,
    event: (slug: string) => `${root}/events/${slug}`,
    eventCalendar: (slug: string) => `${root}/events/${slug}/event.ics`,
    wall: (slug: string) => `${root}/events/${slug}/wall`,
    wallSwitch: (slug: string) => `${root}/office/events/${slug}/wall`,
    wallRemoval: (slug: string) => `${root}/office/events/${slug}/wall/removal`,
    eventHall: (slug: string) => `${root}/showcase?event=${slug}`,
    halls: `${root}/halls`,
    hall: (slug: string, query = '') => `${root}/halls/${slug}${query && `?${query}`}`,
    officeHalls: `${root}/office/halls`,
    newHall: (query = '') => `${root}/office/new-hall${query && `?${query}`}`,
    officeHall: (slug: string, query = '') => `${root}/office/halls/${slug}${query && `?${query}`}`,
    officeHallDeed: (slug: string, deed: 'pieces' | 'pieces/moves' | 'pieces/lines' | 'pieces/removal', query = '') =>
      `${root}/office/halls/${slug}/${deed}${query && `?${query}`}`,
    compare: (query = '') => `${root}/showcase/compare${query && `?${query}`}`,
    kept: (query = '') => `${root}/showcase/kept${query && `?${query}`}`,
    subscribe: (query = '') => `${root}/showcase/subscription${query && `?${query}`}`,
    subscription: (token: string) => `${root}/subscriptions/${token}`,
    subscriptionRemoval: (token: string) => `${root}/subscriptions/${token}/removal`,
    resources: (kind: 'expert' | 'station', query = '') => `${root}/${kind}s${query && `?${query}`}`,
    resource: (kind: 'expert' | 'station', number: number) => `${root}/${kind}s/${number}`,
    resourceQuestions: (kind: 'expert' | 'station', number: number) => `${root}/${kind}s/${number}/questions`,
    myResources: (kind: 'expert' | 'station') => `${root}/my/${kind}s`,
    newResource: (kind: 'expert' | 'station') => `${root}/my/${kind}s/new`,
    editResource: (kind: 'expert' | 'station', number: number) => `${root}/my/${kind}s/${number}`,
    resourceDeed: (kind: 'expert' | 'station', number: number, deed: 'publication' | 'withdrawal' | 'review') =>
      `${root}/my/${kind}s/${number}/${deed}`,
    vocabularies: `${root}/vocabularies`,
    vocabulary: (id: string) => `${root}/vocabularies/${id}`,
    map: (query = '') => `${root}/map${query && `?${query}`}`,

    beginning: `${root}/beginning`,
    beginningSample: `${root}/beginning/sample`,

    signIn: `${root}/sign-in`,
    signInLink: (token: string) => `${root}/sign-in/${token}`,
    signOut: `${root}/sign-out`,
    theme: `${root}/theme`,

    my: `${root}/my`,
    editOrganisation: (number: number) => `${root}/my/organisations/${number}`,
    myListings: `${root}/my/listings`,
    mySaved: `${root}/my/saved`,
    mySavedListing: (number: number) => `${root}/my/saved/${number}`,
    mySavedRemoval: (number: number) => `${root}/my/saved/${number}/removal`,
    suggestionLetters: (token: string) => `${root}/suggestion-letters/${token}`,
    suggestionLettersRemoval: (token: string) => `${root}/suggestion-letters/${token}/removal`,
    mySuggestionLetters: (organisationId: string) => `${root}/my/suggestion-letters/${organisationId}`,
    mySubscriptions: `${root}/my/subscriptions`,
    mySubscriptionRemoval: (id: string) => `${root}/my/subscriptions/${id}/removal`,
    myVisits: `${root}/my/visits`,
    listingFromDocument: `${root}/my/listings/from-document`,
    newListing: (kind: 'offer' | 'need') => `${root}/my/listings/new?kind=${kind}`,
    newNeedAbout: (title: string) => `${root}/my/listings/new?${new URLSearchParams({ kind: 'need', title })}`,
    editListing: (number: number) => `${root}/my/listings/${number}`,
    publication: (number: number) => `${root}/my/listings/${number}/publication`,
    review: (number: number) => `${root}/my/listings/${number}/review`,
    renewal: (number: number) => `${root}/my/listings/${number}/renewal`,
    closure: (number: number) => `${root}/my/listings/${number}/closure`,
    reopening: (number: number) => `${root}/my/listings/${number}/reopening`,
    versions: (number: number) => `${root}/my/listings/${number}/versions`,
    answers: (number: number) => `${root}/my/listings/${number}/answers`,
    judgedAnswer: (number: number, answer: number) => `${root}/my/listings/${number}/answers/${answer}`,
    answerDeed: (number: number, answer: number, deed: 'evaluation' | 'decision' | 'opening') =>
      `${root}/my/listings/${number}/answers/${answer}/${deed}`,
    challenge: (number: number) => `${root}/my/listings/${number}/challenge`,
    challengeResult: (number: number) => `${root}/my/listings/${number}/challenge/result`,
    challenges: `${root}/challenges`,
    ownAnswers: `${root}/my/answers`,
    answerNeed: (need: number) => `${root}/my/answers/new?need=${need}`,
    ownAnswer: (number: number) => `${root}/my/answers/${number}`,
    ownAnswerWithdrawal: (number: number) => `${root}/my/answers/${number}/withdrawal`,
    withdrawal: (number: number) => `${root}/my/listings/${number}/withdrawal`,
    myMeetings: (slug: string) => `${root}/my/events/${slug}`,
    myAvailability: (slug: string) => `${root}/my/events/${slug}/availability`,
    myCalendar: (slug: string) => `${root}/my/events/${slug}/calendar.ics`,
    calendarAddress: (slug: string) => `${root}/my/events/${slug}/calendar-address`,
    calendarAddressRemoval: (slug: string) => `${root}/my/events/${slug}/calendar-address/removal`,
    subscribedCalendar: (token: string) => `${root}/calendars/${token}.ics`,
    myAttendance: (slug: string) => `${root}/my/events/${slug}/attendance`,
    myLanguages: (slug: string) => `${root}/my/events/${slug}/languages`,
    myWishes: (slug: string, query = '') => `${root}/my/events/${slug}/wishes${query && `?${query}`}`,
    myResults: (slug: string) => `${root}/my/events/${slug}/results`,
    resultsByLink: (token: string) => `${root}/results/${token}`,
    askToMeet: (slug: string, query = '') => `${root}/my/events/${slug}/requests${query && `?${query}`}`,
    answer: (slug: string, requestId: string) => `${root}/my/events/${slug}/requests/${requestId}/answer`,
    requestWithdrawal: (slug: string, requestId: string) =>
      `${root}/my/events/${slug}/requests/${requestId}/withdrawal`,
    slotRequests: (slug: string) => `${root}/my/events/${slug}/slot-requests`,
    myMeetingCancellation: (slug: string, meetingId: string) =>
      `${root}/my/events/${slug}/meetings/${meetingId}/cancellation`,

    office: `${root}/office`,
    duplicates: `${root}/office/duplicates`,
    duplicatePair: (kind: 'organisations' | 'listings', one: string, other: string) =>
      `${root}/office/duplicates/${kind}/${one}/${other}`,
    mergerRemoval: (kind: 'organisations' | 'listings', id: string) =>
      `${root}/office/duplicates/${kind}/mergers/${id}/removal`,
    imports: `${root}/office/imports`,
    importOf: (id: string) => `${root}/office/imports/${id}`,
    importApplications: `${root}/office/imports/applications`,
    importDeed: (id: string, deed: 'application' | 'check' | 'removal' | 'stopping' | 'resuming') =>
      `${root}/office/imports/${id}/${deed}`,
    importRejects: (id: string) => `${root}/office/imports/${id}/rejects`,
    importMarked: (id: string) => `${root}/office/imports/${id}/marked.xlsx`,
    exportOf: (kind: string, format: string, query = '') =>
      `${root}/office/imports/exports/${kind}.${format}${query && `?${query}`}`,
    template: (kind: string) => `${root}/office/imports/templates/${kind}.xlsx`,
    officeEvent: (slug: string) => `${root}/office/events/${slug}`,
    eventSettings: (slug: string) => `${root}/office/events/${slug}/settings`,
    eventSettingsPart: (slug: string, part: 'organisers' | 'programme' | 'call' | 'hall', query = '') =>
      `${root}/office/events/${slug}/settings/${part}${query && `?${query}`}`,
    eventSettingsDeed: (
      slug: string,
      deed:
        | 'organisers/moves'
        | 'organisers/removal'
        | 'programme/removal'
        | 'programme/speakers'
        | 'programme/speakers/removal'
        | 'call/new'
        | 'hall/removal',
      query = '',
    ) => `${root}/office/events/${slug}/settings/${deed}${query && `?${query}`}`,
    participants: (slug: string, query = '') => `${root}/office/events/${slug}/participants${query && `?${query}`}`,
    participant: (slug: string, participationId: string) =>
      `${root}/office/events/${slug}/participants/${participationId}`,
    participantDelegates: (slug: string, participationId: string) =>
      `${root}/office/events/${slug}/participants/${participationId}/delegates`,
    participantWithdrawal: (slug: string, participationId: string) =>
      `${root}/office/events/${slug}/participants/${participationId}/withdrawal`,
    delegateWithdrawal: (slug: string, participationId: string, delegateId: string) =>
      `${root}/office/events/${slug}/participants/${participationId}/delegates/${delegateId}/withdrawal`,
    availabilityOf: (slug: string, personId: string) => `${root}/my/events/${slug}/availability?person=${personId}`,
    matrix: (slug: string, query = '') => `${root}/office/events/${slug}/matrix${query && `?${query}`}`,
    matrixPair: (slug: string, need: number, offer: number) =>
      `${root}/office/events/${slug}/matrix/pairs/${need}/${offer}`,
    matrixMeeting: (slug: string, meetingId: string) => `${root}/office/events/${slug}/matrix/meetings/${meetingId}`,
    matrixDeed: (slug: string, deed: 'wishes' | 'workbook') => `${root}/office/events/${slug}/matrix/${deed}`,
    wishes: (slug: string) => `${root}/office/events/${slug}/wishes`,
    wishWithdrawal: (slug: string) => `${root}/office/events/${slug}/wishes/withdrawal`,
    meetingsFromWishes: (slug: string) => `${root}/office/events/${slug}/wishes/meetings`,
    daySetup: (slug: string) => `${root}/office/events/${slug}/day`,
    dayPart: (
      slug: string,
      part:
        | 'rule'
        | 'goals'
        | 'goal-moves'
        | 'slots'
        | 'tables'
        | 'tables/fitting-out'
        | 'places'
        | 'place-removal'
        | 'walks'
        | 'interpreters'
        | 'closures'
        | 'slot-removal'
        | 'table-removal'
        | 'opening'
        | 'interpreter-removal',
    ) => `${root}/office/events/${slug}/day/${part}`,
    board: (slug: string, query = '') => `${root}/office/events/${slug}/board${query && `?${query}`}`,
    boardMeetings: (slug: string) => `${root}/office/events/${slug}/board/meetings`,
    boardDeed: (slug: string, deed: 'undo' | 'redo' | 'run' | 'run-end') =>
      `${root}/office/events/${slug}/board/${deed}`,
    boardTrialMeetings: (slug: string) => `${root}/office/events/${slug}/board/trial/meetings`,
    boardTrial: (slug: string, deed: 'steps' | 'adoption') => `${root}/office/events/${slug}/board/trial/${deed}`,
    boardVersion: (slug: string) => `${root}/office/events/${slug}/board/version`,
    releases: (slug: string) => `${root}/office/events/${slug}/releases`,
    release: (slug: string, number: number) => `${root}/office/events/${slug}/releases/${number}`,
    releasePreview: (slug: string) => `${root}/office/events/${slug}/releases/next`,
    releaseRestoring: (slug: string, number: number) => `${root}/office/events/${slug}/releases/${number}/restoring`,
    slips: (slug: string) => `${root}/office/events/${slug}/slips`,
    eventOutcomes: (slug: string) => `${root}/office/events/${slug}/outcomes`,
    statistics: (slug: string, query = '') => `${root}/office/events/${slug}/statistics${query && `?${query}`}`,
    statisticsFile: (slug: string, by: 'organisation' | 'person') =>
      `${root}/office/events/${slug}/statistics/${by}.csv`,
    resultsAsking: (slug: string) => `${root}/office/events/${slug}/statistics/asking`,
    figures: (slug: string) => `${root}/office/events/${slug}/figures`,
    eventFigure: (slug: string, metric: string) => `${root}/events/${slug}/figures/${metric}`,
    press: (slug: string, query = '') => `${root}/office/events/${slug}/press${query && `?${query}`}`,
    pressDeed: (
      slug: string,
      deed: 'texts' | 'figures' | 'figures/removal' | 'figures/rewording' | 'signature' | 'signature/removal',
    ) => `${root}/office/events/${slug}/press/${deed}`,

    desk: (slug: string, query = '') => `${root}/desk/${slug}${query && `?${query}`}`,
    deskArrivals: (slug: string, query = '') => `${root}/desk/${slug}/arrivals${query && `?${query}`}`,
    deskArrivalUndone: (slug: string, query = '') => `${root}/desk/${slug}/arrivals/undone${query && `?${query}`}`,
    deskWalkIns: (slug: string, query = '') => `${root}/desk/${slug}/walk-ins${query && `?${query}`}`,
    deskIncidents: (slug: string, query = '') => `${root}/desk/${slug}/incidents${query && `?${query}`}`,
    deskBadges: (slug: string) => `${root}/desk/${slug}/badges`,
    deskMeetings: (slug: string, query = '') => `${root}/desk/${slug}/meetings${query && `?${query}`}`,
    deskMeeting: (slug: string, meetingId: string) => `${root}/desk/${slug}/meetings/${meetingId}`,
    deskNote: (
      slug: string,
      meetingId: string,
      { note, isUndone = false, query = '' }: { note: 'mark' | 'result'; isUndone?: boolean; query?: string },
    ) => `${root}/desk/${slug}/meetings/${meetingId}/${note}${isUndone ? '/undone' : ''}${query && `?${query}`}`,

    outcomes: `${root}/outcomes`,
    outcomesLike: (query: string) => `${root}/outcomes${query && `?${query}`}`,
    intent: (number: number) => `${root}/outcomes/${number}`,
    intentStage: (number: number) => `${root}/outcomes/${number}/stage`,
    call: (code: string) => `${root}/calls/${code}`,
    eventCall: (slug: string) => `${root}/office/events/${slug}/outcomes/call`,
    newCall: (slug: string) => `${root}/office/events/${slug}/outcomes/new-call`,

    pressRelease: (number: number) => `${root}/press/${number}`,
    pressDocument: (number: number) => `${root}/press/${number}.docx`,
    figure: (figureId: string) => `${root}/figures/${figureId}`,

    demoRoles: `${root}/demo`,
    demoOutbox: `${root}/demo/outbox`,
    demoLetter: (id: string) => `${root}/demo/outbox/${id}`,
  }
}
