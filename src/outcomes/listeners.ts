import { listenTo } from '#platform/facts.ts'
import { followResult } from './reaching.ts'

listenTo('meeting.result-noted', (tx, author, { subject }) => followResult(tx, author, subject.id))
listenTo('meeting.result-taken-back', (tx, author, { subject }) => followResult(tx, author, subject.id))
