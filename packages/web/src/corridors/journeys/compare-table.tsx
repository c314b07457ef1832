/** The best journey of each kind, as it is and in scenarios, side by side. */

import type { CompareAnswer } from '@followthrough/brief'
import { sentence } from '../../parts/words.ts'
import {
  carbonWords,
  changeWords,
  daysWords,
  dollarWords,
  signedDays,
  viaWords,
} from './figures.ts'
import { NoRoutePanel } from './no-route.tsx'

type Run = CompareAnswer['runs'][number]
const KINDS = ['fastest', 'cheapest', 'greenest', 'balanced', 'safest'] as const
type Kind = (typeof KINDS)[number]

interface CompareTableProps {
  answer: CompareAnswer
  nameOf: (place: string) => string
}

export function CompareTable({ answer, nameOf }: CompareTableProps) {
  const { runs, simulation } = answer
  return (
    <>
      <div className="table-scroll">
        <table className="plain compare">
          <thead>
            <tr>
              <th scope="col">Best</th>
              {runs.map((run) => (
                <th key={run.scenario ?? 'base'} scope="col">
                  {run.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {KINDS.map((kind) => (
              <tr key={kind}>
                <th scope="row">{sentence(kind)}</th>
                {runs.map((run) => (
                  <td key={run.scenario ?? 'base'}>
                    <Best run={run} kind={kind} nameOf={nameOf} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {runs.map(
        (run) =>
          run.noRoute !== null && (
            <div key={run.scenario ?? 'base'}>
              <h3>{run.name}</h3>
              <NoRoutePanel noRoute={run.noRoute} nameOf={nameOf} />
            </div>
          ),
      )}
      <p className="quiet">
        Days are the median of {simulation.trials.toLocaleString('en-GB')} simulated runs (seed{' '}
        {simulation.seed}); all columns draw the same random numbers, so that a difference is a
        difference.
      </p>
    </>
  )
}

interface BestProps {
  run: Run
  kind: Kind
  nameOf: (place: string) => string
}

function Best({ run, kind, nameOf }: BestProps) {
  const best = run.best?.[kind]
  if (best === undefined) return 'no journey'
  const change = run.change?.[kind]
  return (
    <>
      <strong>
        {daysWords(best.days.p50)}, {dollarWords(best.costCents)}, {carbonWords(best.co2Grams)}
      </strong>
      <small>{viaWords(best.via, nameOf)}</small>
      {change !== undefined && (
        <small className="change">
          {changeWords(change.days.p50, daysWords)} ({signedDays(change.days.p05)} to{' '}
          {signedDays(change.days.p95)} in 90 % of the runs);{' '}
          {changeWords(change.costCents, dollarWords)}; {changeWords(change.co2Grams, carbonWords)}
        </small>
      )}
    </>
  )
}
