/** The codebook: how a commitment gets its status. Every rule has an anchor. */

import type { CodebookAnswer } from '@followthrough/brief'
import type { Headline } from '@followthrough/ledger/codebook'
import { useEffect } from 'react'
import { useAnswer } from '../data/answers.ts'
import { StatusMark } from '../marks/status-mark.tsx'
import { AnswerPage } from '../parts/page.tsx'
import { Section } from '../parts/section.tsx'
import { CLASS_WORDS, sentence } from '../parts/words.ts'

export default function CodebookPage() {
  const query = useAnswer<CodebookAnswer>('codebook')
  const here = query.data !== undefined
  useEffect(() => {
    const target = document.getElementById(decodeURIComponent(window.location.hash.slice(1)))
    if (here) target?.scrollIntoView()
  }, [here])
  return (
    <AnswerPage<CodebookAnswer> query={query} waiting="Codebook" title={() => 'Codebook'}>
      {(codebook) => (
        <>
          <p className="lede small">
            A status is never typed in. It is worked out from statements by these rules, version{' '}
            {codebook.version}, for two days: the day asked for and the day it was known by.
          </p>
          <RuleTable title="Form: what is on paper" codes={codebook.form} rules={codebook.rules} />
          <RuleTable
            title="Delivery: what is done"
            codes={codebook.delivery}
            rules={codebook.rules}
          />
          <Section title="One status for readers" id="headlines">
            <p className="measure">
              What fell off the road comes before deeds, and deeds before words. The marks show the
              status by shape and colour alike.
            </p>
            <ul className="headline-list">
              {codebook.headlines.map(({ id, words }) => (
                <li key={id}>
                  <StatusMark headline={id as Headline} /> {words}
                </li>
              ))}
            </ul>
          </Section>
          <Section title="Marks beside a status" id="badges">
            <dl className="facts wide">
              {codebook.badges.map(({ id, words }) => (
                <div key={id}>
                  <dt>{sentence(words)}</dt>
                  <dd>{BADGE_MEANING[id]}</dd>
                </div>
              ))}
            </dl>
          </Section>
          <Section title="Classes of sources" id="classes">
            <dl className="facts wide">
              {Object.entries(CLASS_WORDS).map(([letter, words]) => (
                <div key={letter}>
                  <dt>{letter}</dt>
                  <dd>{sentence(words)}</dd>
                </div>
              ))}
            </dl>
          </Section>
          <Section title="Which value is preferred" id="preference">
            <dl className="facts wide">
              {codebook.preference.map(({ id, words }) => (
                <div key={id} id={id}>
                  <dt>
                    <a href={`#${id}`}>{id}</a>
                  </dt>
                  <dd>{words}</dd>
                </div>
              ))}
            </dl>
          </Section>
        </>
      )}
    </AnswerPage>
  )
}

const BADGE_MEANING: Readonly<Record<string, string>> = {
  overdue: 'Its due date is past and it is not delivered.',
  disputed: 'Eligible sources support codes that cannot both hold, and no rule decides.',
  inferred: 'The status follows from silence or an ended period, not from anyone’s word.',
  unilateral: 'Only one side’s word supports it.',
}

interface RuleTableProps {
  title: string
  codes: CodebookAnswer['form']
  rules: CodebookAnswer['rules']
}

function RuleTable({ title, codes, rules }: RuleTableProps) {
  return (
    <Section title={title}>
      <table className="plain codebook">
        <thead>
          <tr>
            <th scope="col">Code</th>
            <th scope="col">Given when</th>
          </tr>
        </thead>
        <tbody>
          {codes.map(({ id, words }) => (
            <tr key={id} id={id}>
              <th scope="row">
                <code>{id}</code> {words}
              </th>
              <td>
                <ul>
                  {rules
                    .filter((rule) => rule.gives === id)
                    .map((rule) => (
                      <li key={rule.id} id={rule.id}>
                        <a className="rule" href={`#${rule.id}`}>
                          {rule.id}
                        </a>{' '}
                        {rule.when}
                      </li>
                    ))}
                  {!rules.some((rule) => rule.gives === id) && (
                    <li className="quiet">No rule of this version gives it.</li>
                  )}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
