/** What calendars and feeds are about: found by name, each with a press that takes it out. */

import { SearchField } from '../../parts/search-field.tsx'
import { Select } from '../forms/fields.tsx'
import { LANGUAGES, type Subscription, WATCHES } from './subscribe-state.ts'
import { useWatchOptions } from './watch-options.ts'

interface WatchFieldProps {
  subscription: Subscription
  change: (subscription: Subscription) => void
}

export function WatchField({ subscription, change }: WatchFieldProps) {
  const { options, areAllHere } = useWatchOptions()
  const chosen = WATCHES.flatMap((watch) =>
    subscription[watch].map((value) => ({
      watch,
      value,
      name: options.find((one) => one.watch === watch && one.value === value)?.name ?? null,
    })),
  )
  // While the names are under way nothing is known of any.
  const unknown = areAllHere
    ? chosen.filter(({ name }) => name === null).map(({ value }) => value)
    : []
  return (
    <>
      <div className="form-row subscribe-about">
        <SearchField
          label="Only about"
          options={options}
          value=""
          placeholder="a sector, body, commitment or crossing"
          adds
          onPick={(id) => {
            const one = options.find((option) => option.id === id)
            if (one === undefined || subscription[one.watch].includes(one.value)) return
            change({ ...subscription, [one.watch]: [...subscription[one.watch], one.value] })
          }}
        />
        <Select
          name="Language"
          value={subscription.language}
          options={LANGUAGES}
          change={(language) => change({ ...subscription, language })}
        />
      </div>
      {chosen.length === 0 ? (
        <p className="quiet">Everything on record.</p>
      ) : (
        <ul className="chips" aria-label="Only about: chosen">
          {chosen.map(({ watch, value, name }) => (
            <li key={`${watch}:${value}`}>
              <button
                type="button"
                aria-label={`Take out ${name ?? value}`}
                onClick={() =>
                  change({
                    ...subscription,
                    [watch]: subscription[watch].filter((one) => one !== value),
                  })
                }
              >
                {name ?? value} <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {unknown.length > 0 && (
        <p className="complaint" role="status">
          {unknown.join(', ')}: not on record, so these addresses are refused. Take it out.
        </p>
      )}
    </>
  )
}
