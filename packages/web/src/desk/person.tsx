/** Who decides: a name, asked once, kept in this browser, changeable. It stands beside each decision. */

import {
  createContext,
  type FormEvent,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'

interface Person {
  readonly name: string | null
  /** The name, asked for when it is not known; null when the person gave none. */
  readonly known: () => Promise<string | null>
  readonly change: () => void
}

const KEY = 'followthrough-person'
const LONGEST = 80
const NAME = /^[\p{L}\p{M}\p{N} .,'’@_-]+$/u

const PersonContext = createContext<Person>({
  name: null,
  known: async () => null,
  change: () => undefined,
})

export function usePerson(): Person {
  return useContext(PersonContext)
}

function storedName(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

export function PersonProvider({ children }: { children: ReactNode }) {
  const [name, setName] = useState(storedName)
  const [asking, setAsking] = useState(false)
  const answer = useRef<(name: string | null) => void>(() => undefined)
  const known = () =>
    name !== null
      ? Promise.resolve(name)
      : new Promise<string | null>((resolve) => {
          answer.current(null)
          answer.current = resolve
          setAsking(true)
        })
  const close = (given: string | null) => {
    setAsking(false)
    if (given !== null) {
      setName(given)
      try {
        localStorage.setItem(KEY, given)
      } catch {
        // the name then lasts as long as the page
      }
    }
    answer.current(given)
    answer.current = () => undefined
  }
  return (
    <PersonContext.Provider value={{ name, known, change: () => setAsking(true) }}>
      {children}
      {asking && <NameDialog name={name ?? ''} close={close} />}
    </PersonContext.Provider>
  )
}

function NameDialog({ name, close }: { name: string; close: (name: string | null) => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [problem, setProblem] = useState('')
  const id = useId()
  useEffect(() => {
    const box = dialog.current
    box?.showModal()
    return () => box?.close()
  }, [])
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = String(new FormData(event.currentTarget).get('name') ?? '').trim()
    if (given === '') setProblem('Give a name.')
    else if (!NAME.test(given)) setProblem("Use letters, digits, spaces and . , ' @ _ - only.")
    else close(given)
  }
  return (
    <dialog
      ref={dialog}
      className="desk-dialog"
      aria-labelledby={`${id}-title`}
      onCancel={(event) => {
        event.preventDefault()
        close(null)
      }}
    >
      <form onSubmit={submit}>
        <h2 id={`${id}-title`}>Who decides?</h2>
        <p>
          Each decision stands on the record under a name. It is asked once and kept in this
          browser.
        </p>
        <label className="field" htmlFor={id}>
          <span>Your name</span>
          <input
            id={id}
            name="name"
            type="text"
            autoComplete="name"
            defaultValue={name}
            maxLength={LONGEST}
            aria-describedby={problem === '' ? undefined : `${id}-problem`}
          />
        </label>
        {problem !== '' && (
          <p className="complaint" id={`${id}-problem`} role="alert">
            {problem}
          </p>
        )}
        <p className="actions">
          <button type="submit" className="primary">
            Use this name
          </button>
          <button type="button" onClick={() => close(null)}>
            Not now
          </button>
        </p>
      </form>
    </dialog>
  )
}
