/** The proposed changes: filtered by state, marked by mouse or keys, decided together. */

import type { SheetChangeBody, SheetChangesAnswer } from '@followthrough/brief'
import { useState } from 'react'
import { Answered } from '../../parts/page.tsx'
import { Empty, Section } from '../../parts/section.tsx'
import { counted } from '../../parts/words.ts'
import { Pager } from '../../table/pager.tsx'
import { useDeskAnswer } from '../ask.ts'
import { Select } from '../forms/fields.tsx'
import { useKeys } from '../keys.ts'
import { RefusalWords } from '../refusal-words.tsx'
import { useWrite } from '../use-write.ts'
import { ChangeBar } from './change-bar.tsx'
import { ChangeList } from './change-list.tsx'
import { STATE_WORDS, type StateName } from './workbook-words.ts'

const PER_PAGE = 100
const STATES = Object.entries(STATE_WORDS) as [StateName, string][]

export function ProposedChanges({ writable }: { writable: boolean }) {
  const [state, setState] = useState<StateName>('open')
  const [offset, setOffset] = useState(0)
  const [cursor, setCursor] = useState('')
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const [told, setTold] = useState('')
  const writing = useWrite()
  const query = useDeskAnswer<SheetChangesAnswer>('desk/sheet-changes', {
    state,
    limit: String(PER_PAGE),
    offset: String(offset),
  })
  const changes = inOrder(query.data)
  const chosen = changes.filter(({ change, state: one }) => one === 'open' && marked.has(change))
  const mark = (ids: readonly string[], on: boolean) => {
    const next = new Set(marked)
    for (const id of ids) {
      if (on) next.add(id)
      else next.delete(id)
    }
    setMarked(next)
  }
  const step = (by: number) => {
    const at = changes.findIndex(({ change }) => change === cursor)
    const to = at === -1 ? (by > 0 ? 0 : changes.length - 1) : at + by
    const next = changes[to]
    if (next !== undefined) setCursor(next.change)
  }
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    x: () => {
      const one = changes.find(({ change }) => change === cursor)
      if (!writable || one?.state !== 'open') return false
      return mark([cursor], !marked.has(cursor))
    },
  })
  const undo = async ({ change, name }: SheetChangeBody) => {
    const body = { ids: [change], verdict: 'undo' }
    if (await writing.write('desk/sheet-changes/decide', body)) setTold(`${name}: open again.`)
  }
  return (
    <Section title="Proposed changes">
      <div className="list-head">
        <Select
          name="State"
          value={state}
          options={STATES}
          change={(next) => {
            setState(next)
            setOffset(0)
          }}
        />
        <p className="quiet" role="status">
          {query.data !== undefined && counted(query.data.total, 'change')}
          {told !== '' && ` · ${told}`}
        </p>
      </div>
      {chosen.length === 0 && <RefusalWords error={writing.error} />}
      <Answered query={query}>
        {(answer) =>
          answer.changes.length === 0 ? (
            <Empty>
              {state === 'open'
                ? 'No change waits for a decision. Bring a workbook back above, or with followthrough import.'
                : 'No change is so.'}
            </Empty>
          ) : (
            <>
              {writable && (
                <p className="quiet keys-line">
                  <kbd>j</kbd> and <kbd>k</kbd> move, <kbd>x</kbd> marks, <kbd>a</kbd> accepts what
                  is marked, <kbd>r</kbd> rejects it.
                </p>
              )}
              <ChangeList
                answer={answer}
                cursor={cursor}
                marked={marked}
                mark={mark}
                undo={(change) => void undo(change)}
                writable={writable}
              />
              <Pager total={answer.total} offset={offset} limit={PER_PAGE} go={setOffset} />
            </>
          )
        }
      </Answered>
      {chosen.length > 0 && (
        <ChangeBar
          marked={chosen}
          writing={writing}
          clear={() => setMarked(new Set())}
          settled={setTold}
        />
      )}
    </Section>
  )
}

/** As they stand on the page: file by file. */
function inOrder(answer: SheetChangesAnswer | undefined): readonly SheetChangeBody[] {
  if (answer === undefined) return []
  return answer.imports.flatMap((file) =>
    answer.changes.filter((change) => change.import === file.import),
  )
}
