// Who hears what: higher floors that derive something from the facts of lower ones, in the same transaction.
// Each listener module registers itself with `listenTo` when it is imported here.
import '#catalogue/facts.ts'
import '#meetings/listeners.ts'
import '#outcomes/listeners.ts'
// What each floor has that moves when two records become one.
import '#people/references.ts'
import '#catalogue/references.ts'
import '#matching/references.ts'
import '#events/references.ts'
import '#meetings/references.ts'
import '#outcomes/references.ts'
