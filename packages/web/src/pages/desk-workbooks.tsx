/** Lists that go out to a spreadsheet, workbooks that come back, and what they change. */

import '../styles/desk-workbooks.css'
import { useDesk } from '../desk/ask.ts'
import { DeskFrame } from '../desk/desk-frame.tsx'
import { BringBack } from '../desk/workbooks/bring-back.tsx'
import { ProposedChanges } from '../desk/workbooks/proposed-changes.tsx'
import { TakeAway } from '../desk/workbooks/take-away.tsx'
import { Empty, Section } from '../parts/section.tsx'

export default function WorkbooksPage() {
  const desk = useDesk().data
  return (
    <DeskFrame title="Workbooks" kicker="Desk">
      <div className="import workbooks">
        <Section title="Take a list away">
          <p className="quiet measure">
            Edit titles, due days and notes of commitments; headings, questions and notes of an
            agenda; words, days, states and reasons of action items. Leave the ids as they are.
          </p>
          <TakeAway />
        </Section>
        <Section title="Bring it back">
          {desk?.writable === false ? (
            <Empty>
              Nothing can be taken in here. Bring it back on the machine that the server runs on, or
              there with followthrough import FILE --from NAME.
            </Empty>
          ) : (
            <BringBack />
          )}
        </Section>
      </div>
      <ProposedChanges writable={desk?.writable ?? false} />
    </DeskFrame>
  )
}
