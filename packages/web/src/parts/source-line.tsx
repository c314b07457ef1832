/** A source in a line: its publisher, its title in its own language, its class, and the way out. */

import type { SourceRef } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import { pathOf } from '../paths.ts'
import { Hint } from './hint.tsx'
import { OutLink, SiteLink } from './link.tsx'
import { CLASS_WORDS, languageWords } from './words.ts'

interface SourceLineProps {
  source: SourceRef
  /** The class it has here, where that differs from its own. */
  sourceClass?: SourceRef['class'] | null
  statement?: string
  /** Where its words stand in a document at the desk. */
  words?: string | null
}

export function SourceLine({ source, sourceClass, statement, words }: SourceLineProps) {
  return (
    <span className="source-line">
      <ClassLetter letter={sourceClass ?? source.class} />
      <span>
        {source.publisher !== '' && <span className="publisher">{source.publisher}: </span>}
        <SiteLink to={pathOf('source', source.id)} lang={source.lang}>
          {source.title}
        </SiteLink>
        <small>
          {source.published === null ? 'undated' : dayWords(source.published)}
          {source.lang !== 'en' && `, in ${languageWords(source.lang)}`}
          {source.url !== null && (
            <>
              {' · '}
              <OutLink href={source.url}>{hostOf(source.url)}</OutLink>
            </>
          )}
          {statement !== undefined && (
            <>
              {' · '}
              <SiteLink to={pathOf('statement', statement)}>statement</SiteLink>
            </>
          )}
          {words != null && (
            <>
              {' · '}
              <SiteLink to={words}>its words in the document</SiteLink>
            </>
          )}
        </small>
      </span>
    </span>
  )
}

export function ClassLetter({ letter }: { letter: SourceRef['class'] }) {
  return (
    <Hint text={`Class ${letter}: ${CLASS_WORDS[letter]}`}>
      <SiteLink
        to="/codebook#classes"
        className="class-letter"
        label={`Class ${letter}: ${CLASS_WORDS[letter]}`}
      >
        {letter}
      </SiteLink>
    </Hint>
  )
}

function hostOf(url: string): string {
  return new URL(url).host.replace(/^www\./, '')
}
