import { beginningPages } from './beginning-pages.tsx'
import { arrivalsPages } from './desk/arrivals-pages.tsx'
import { incidentPages } from './desk/incident-pages.tsx'
import { deskMeetingsPages } from './desk/meetings-pages.tsx'
import { walkInPages } from './desk/walk-in-pages.tsx'
import { comparePages } from './following/compare-pages.tsx'
import { keepPages } from './following/keep-pages.tsx'
import { subscriptionPages } from './following/subscription-pages.tsx'
import { suggestionPages } from './following/suggestion-pages.tsx'
import { hallPages } from './halls/hall-pages.tsx'
import { hallOfficePages } from './halls/office-pages.tsx'
import { homePages } from './home-pages.tsx'
import { mapPages } from './map/map-pages.tsx'
import { boardPages } from './office/board-pages.tsx'
import { daySetupPages } from './office/day-setup-pages.tsx'
import { duplicatesPages } from './office/duplicates-pages.tsx'
import { eventSettingsPages } from './office/event-settings-pages.tsx'
import { exposurePages } from './office/exposure-pages.tsx'
import { figuresPages } from './office/figures-pages.tsx'
import { importPages } from './office/import-pages.tsx'
import { matchingPages } from './office/matching-pages.tsx'
import { matrixPages } from './office/matrix-pages.tsx'
import { officeHomePages } from './office/office-home-pages.tsx'
import { eventOutcomesPages } from './office/outcomes-pages.tsx'
import { participantsPages } from './office/participants-pages.tsx'
import { pressPages } from './office/press-pages.tsx'
import { releasesPages } from './office/releases-pages.tsx'
import { slipsPages } from './office/slips-pages.tsx'
import { statisticsPages } from './office/statistics-pages.tsx'
import { wishesPages } from './office/wishes-pages.tsx'
import { outcomePages } from './outcomes/outcome-pages.tsx'
import { figurePages } from './press/figure-pages.tsx'
import { releasePages } from './press/release-pages.tsx'
import { ownResourcePages } from './resources/own-pages.tsx'
import { resourcePages } from './resources/resource-pages.tsx'
import { eventPages } from './showcase/event-pages.tsx'
import { listingPages } from './showcase/listing-pages.tsx'
import { pairPages } from './showcase/pair-pages.tsx'
import { paperPages } from './showcase/paper-pages.ts'
import { showcasePages } from './showcase/showcase-pages.tsx'
import { signInPages } from './sign-in-pages.tsx'
import { answerPages } from './solutions/answer-pages.tsx'
import { challengePages } from './solutions/challenge-pages.tsx'
import { judgingPages } from './solutions/judging-pages.tsx'
import { vocabularyPages } from './vocabularies/vocabulary-pages.tsx'
import { wallPages } from './wall/wall-pages.tsx'
import { calendarPages } from './workspace/calendar-pages.ts'
import { workspaceListingPages } from './workspace/listing-pages.tsx'
import { myAvailabilityPages } from './workspace/my-availability-pages.tsx'
import { myHomePages } from './workspace/my-home-pages.tsx'
import { myMeetingsPages } from './workspace/my-meetings-pages.tsx'
import { myRequestsPages } from './workspace/my-requests-pages.tsx'
import { myResultsPages } from './workspace/my-results-pages.tsx'
import { myVisitsPages } from './workspace/my-visits-pages.tsx'
import { myWishesPages } from './workspace/my-wishes-pages.tsx'
import { workspaceOrganisationPages } from './workspace/organisation-pages.tsx'

/** The pages of every audience, by folder. One line a topic, so that two people adding one do not meet. */
export const topics = [
  beginningPages,
  comparePages,
  keepPages,
  subscriptionPages,
  suggestionPages,
  hallPages,
  mapPages,
  hallOfficePages,
  homePages,
  signInPages,
  arrivalsPages,
  deskMeetingsPages,
  incidentPages,
  walkInPages,
  boardPages,
  daySetupPages,
  duplicatesPages,
  eventSettingsPages,
  figuresPages,
  importPages,
  officeHomePages,
  eventOutcomesPages,
  matchingPages,
  exposurePages,
  matrixPages,
  participantsPages,
  pressPages,
  releasesPages,
  slipsPages,
  statisticsPages,
  wishesPages,
  outcomePages,
  figurePages,
  releasePages,
  eventPages,
  listingPages,
  paperPages,
  pairPages,
  showcasePages,
  resourcePages,
  ownResourcePages,
  vocabularyPages,
  wallPages,
  calendarPages,
  workspaceListingPages,
  answerPages,
  challengePages,
  judgingPages,
  myAvailabilityPages,
  myHomePages,
  myMeetingsPages,
  myRequestsPages,
  myResultsPages,
  myVisitsPages,
  myWishesPages,
  workspaceOrganisationPages,
]
