/** Every source, with its class and how much rests on it. */

import type { SourcesAnswer } from '@followthrough/brief'
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useAnswer } from '../data/answers.ts'
import { withDays } from '../days/days.ts'
import { useDays } from '../days/use-days.ts'
import { EmptyList } from '../parts/empty-list.tsx'
import { Answered, Page } from '../parts/page.tsx'
import { SourceLine } from '../parts/source-line.tsx'
import { TextFilter } from '../parts/text-filter.tsx'
import { CLASS_WORDS, counted } from '../parts/words.ts'
import { ORDERS, type Order, orderOf, sourcesShown } from '../sources/order.ts'
import { Choice } from '../table/choice.tsx'

const ORDER_NAMES: Record<Order, string> = {
  statements: 'most used first',
  published: 'newest first',
  class: 'by class',
  publisher: 'by publisher',
}
const CLASSES = Object.keys(CLASS_WORDS) as (keyof typeof CLASS_WORDS)[]
const SHOWN_AT_FIRST = 100

export default function SourcesPage() {
  const query = new URLSearchParams(useSearch())
  const days = useDays()
  const [, navigate] = useLocation()
  const [all, setAll] = useState(false)
  const text = query.get('text') ?? ''
  const classes = (query.get('class') ?? '').split(',').filter(Boolean)
  const order = orderOf(query.get('sort'))
  const change = (key: string, value: string) => {
    const next = new URLSearchParams(query)
    if (value === '') next.delete(key)
    else next.set(key, value)
    navigate(withDays(`/sources?${next}`, days), { replace: true })
  }
  const answer = useAnswer<SourcesAnswer>('sources')
  return (
    <Page title="Sources">
      <div className="table-controls">
        <TextFilter
          label="Words in publisher, title or note"
          text={text}
          change={(words) => change('text', words)}
        />
        <div className="choices">
          <Choice
            name="Class"
            options={CLASSES.map((id) => ({ id, name: `${id}: ${CLASS_WORDS[id]}` }))}
            chosen={classes}
            toggle={(id) =>
              change(
                'class',
                CLASSES.filter((one) => classes.includes(one) !== (one === id)).join(','),
              )
            }
          />
          <label className="sort-choice">
            <span>Order</span>
            <select value={order} onChange={(event) => change('sort', event.currentTarget.value)}>
              {ORDERS.map((id) => (
                <option key={id} value={id}>
                  {ORDER_NAMES[id]}
                </option>
              ))}
            </select>
          </label>
        </div>
      </div>
      <Answered query={answer}>
        {(whole) => {
          const { sources, total } = whole
          const shown = sourcesShown(sources, text, classes, order)
          const first = all ? shown : shown.slice(0, SHOWN_AT_FIRST)
          return (
            <>
              <p className="quiet" role="status">
                {shown.length === total
                  ? counted(total, 'source')
                  : `${shown.length} of ${counted(total, 'source')}`}
              </p>
              {shown.length === 0 && (
                <EmptyList
                  one="source"
                  total={0}
                  filtered={text !== '' || classes.length > 0}
                  nothing={total === 0}
                  answer={whole}
                />
              )}
              <ul className="source-list ruled">
                {first.map((source) => (
                  <li key={source.id}>
                    <SourceLine source={source} />
                    <span className="quiet figure">{counted(source.statements, 'statement')}</span>
                  </li>
                ))}
              </ul>
              {first.length < shown.length && (
                <button type="button" onClick={() => setAll(true)}>
                  Show the other {shown.length - first.length}
                </button>
              )}
            </>
          )
        }}
      </Answered>
    </Page>
  )
}
