/** Papers: what kind, about what, in which language; seen before they are saved. */

import '../styles/desk-papers.css'
import { useLocation, useSearch } from 'wouter'
import { withDays } from '../days/days.ts'
import { useDays, useUnreadDays } from '../days/use-days.ts'
import { useDesk } from '../desk/ask.ts'
import { DeskFrame } from '../desk/desk-frame.tsx'
import { PaperForm } from '../desk/papers/paper-form.tsx'
import { PaperPreview } from '../desk/papers/paper-preview.tsx'
import { PaperSetForm } from '../desk/papers/paper-set.tsx'
import { missing, paperParams, paperSearch, readPaper } from '../desk/papers/paper-state.ts'
import { useChoices } from '../desk/papers/use-choices.ts'
import { Empty, Section } from '../parts/section.tsx'

export default function PapersPage() {
  const [path, navigate] = useLocation()
  const state = readPaper(useSearch())
  const days = useDays()
  const unread = useUnreadDays()
  const choices = useChoices(state.kind)
  const writable = useDesk().data?.writable ?? false
  const wanting = missing(state)
  const none = (state.kind === 'session' || state.kind === 'agenda') && choices.length === 0
  return (
    <DeskFrame title="Papers" kicker="Desk" followsDays>
      <PaperForm
        state={state}
        choices={choices}
        change={(next) =>
          navigate(withDays(`${path}?${paperSearch(next)}`, days), { replace: true })
        }
      />
      {wanting !== null ? (
        <Empty>
          {wanting}
          {none && ' There is none yet: make one under Sessions.'}
        </Empty>
      ) : (
        unread.length === 0 && (
          <PaperPreview kind={state.kind} params={{ ...paperParams(state), ...days }} />
        )
      )}
      {writable && (
        <Section title="A whole set">
          <PaperSetForm days={days} />
        </Section>
      )}
    </DeskFrame>
  )
}
