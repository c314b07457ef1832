/** A file is read as the minutes of a session: only looked at, queued, or recorded as a person confirms it. */

import {
  type ConfirmRequest,
  type HeldDocument,
  type MinutesAnswer,
  type MinutesItemBody,
  MinutesQuery,
  proposedOutcomes,
  refuseMinutes,
} from '@followthrough/brief'
import { IntakeError, openReaders } from '@followthrough/intake'
import { isFolder } from '../context.ts'
import type { DeskContext } from '../desk/open-desk.ts'
import { deciderOf } from '../desk/open-desk.ts'
import { draftOf, inWords, itemOf, noSession } from '../desk/secretariat.ts'
import { UsageError } from '../failure.ts'
import { some } from '../render/words.ts'
import { isAddress, type ReadFlags, type ReadHints } from './hints.ts'
import { inputs } from './inputs.ts'
import type { ReadDocument } from './read-document.ts'
import { lookingReader, queueingReader } from './reader.ts'
import { stopOnSignals } from './stop.ts'

export interface MinutesFlags extends ReadFlags {
  readonly record?: boolean
  readonly only?: readonly string[]
}

export interface HeldMinutes {
  readonly body: MinutesAnswer
  /** What became of it, as a sentence. */
  readonly done: string
}

/** Reads `file` and holds it against the agenda. Throws UsageError. */
export async function heldMinutes(
  context: DeskContext,
  id: string,
  file: string,
  flags: MinutesFlags,
  hints: ReadHints,
): Promise<HeldMinutes> {
  const query = MinutesQuery.parse({})
  const before = context.answers.minutes({}, id, null, query) ?? noSession(id)
  const isKept = flags.queue === true || flags.record === true
  if (isKept) inWords(() => refuseMinutes(context.answers.dossier, id, context.today()))
  if (flags.record === true && before.why !== null) throw new UsageError(`SESSION: ${before.why}`)
  const only = (flags.only ?? []).map((typed) => {
    const agenda = draftOf(context.answers, id)
    const item = itemOf(agenda, typed)
    if (!agenda.items.some((one) => one.id === item))
      throw new UsageError(`--only: ${typed} is not on the agenda`)
    return item
  })
  if (file !== '-' && (isAddress(file) || isFolder(file)))
    throw new UsageError('FILE: expected one file with the minutes, or - for standard input')
  // Of what nothing matches nothing is kept either, where it was to be recorded.
  const admit = (looked: ReadDocument) => {
    if (flags.record !== true || only.length > 0) return
    const { items } = context.answers.minutes({}, id, documentOf(looked), query)!
    if (items.every(({ rule }) => rule === 'not-found'))
      throw new UsageError(
        'FILE: nothing in it matches the agenda, and nothing was kept or recorded; is it the minutes of this session? --only ITEM records items all the same',
      )
  }
  const read = await readOne(context, file, flags, hints, before.session.on, isKept, admit)
  if (!isKept) {
    const body = context.answers.minutes({}, id, documentOf(read), query)!
    return { body, done: `Nothing is kept: --queue keeps it, --record records it.` }
  }
  inWords(() =>
    context.write(flags.by, (now, decider) =>
      now.secretariat().keepMinutes(id, read.capture, decider),
    ),
  )
  const asked = () => context.review().minutes(id, query)!
  const queued = `${read.kept!.added === 0 ? 'Nothing new' : some(read.kept!.added, 'proposal')} joined the queue.`
  if (flags.record !== true) return { body: asked(), done: queued }
  return recorded(context, id, only, asked, flags)
}

/** Records what is proposed: all of it that nobody has said otherwise, or of the items that are named. */
function recorded(
  context: DeskContext,
  id: string,
  only: readonly string[],
  asked: () => MinutesAnswer,
  flags: MinutesFlags,
): HeldMinutes {
  const proposed = asked()
  const isAll = only.length === 0
  const admits = ({ item, recorded: known }: MinutesItemBody) =>
    isAll ? known === null : only.includes(item)
  const actions = proposed.actions.filter(
    ({ item, isRecorded }) => !isRecorded && (isAll || (item !== null && only.includes(item))),
  )
  const request: ConfirmRequest = {
    outcomes: proposedOutcomes(proposed, admits),
    actions: actions.map(({ request: action }) => action),
  }
  inWords(() =>
    context.write(flags.by, (now, decider) =>
      now.secretariat().confirmMinutes(id, request, decider),
    ),
  )
  const body = asked()
  const open = body.items.filter(({ recorded: known }) => known === null)
  const rest =
    open.length === 0
      ? `Every item has its outcome: followthrough session close ${id}.`
      : `Still to be said: ${open.map(({ number }) => number).join(', ')} (followthrough session outcome ${id} ITEM OUTCOME).`
  return {
    body,
    done: `Recorded: ${some(request.outcomes.length, 'outcome')}, ${some(request.actions.length, 'action item')}. ${rest}`,
  }
}

async function readOne(
  context: DeskContext,
  file: string,
  flags: MinutesFlags,
  hints: ReadHints,
  heldOn: string,
  isKept: boolean,
  admit: (looked: ReadDocument) => void,
): Promise<ReadDocument> {
  const stop = stopOnSignals()
  const { signal } = stop
  const readers = openReaders()
  const options = {
    context,
    readers,
    model: null,
    sourceClass: hints.class ?? null,
    decider: () => deciderOf(flags.by, context),
    signal,
  }
  const looking = lookingReader(options)
  const reader = isKept ? queueingReader(options) : looking
  const { name, publisher, published } = hints
  try {
    const found = inputs([file], {
      readers,
      fetcher: null,
      hints: {
        ...(publisher === undefined ? {} : { publisher }),
        // Minutes tell of the day of their session, whatever days stand in their first lines.
        published: published ?? heldOn,
        publishers: context.review().publishers,
      },
      name,
      known: () => false, // read again, so that it can be shown; nothing is kept twice
      signal,
      onProgress: () => {},
      onLink: () => {},
      stdin: process.stdin,
    })
    for await (const one of found) {
      if ('error' in one.outcome) throw one.outcome.error
      if (isKept && flags.record === true) admit(await looking.read(one))
      return await reader.read(one)
    }
    throw new UsageError('FILE: it was not read to its end')
  } catch (error) {
    if (error instanceof IntakeError) throw new UsageError(`FILE: ${error.message}`)
    throw error
  } finally {
    stop.release()
    try {
      looking.close()
      if (reader !== looking) reader.close()
    } finally {
      await readers.close()
    }
  }
}

function documentOf({ document, mentions, claims }: ReadDocument): HeldDocument {
  const { text, title, language, published, warnings } = document
  return { capture: null, text, title, language, published, warnings, mentions, claims }
}
