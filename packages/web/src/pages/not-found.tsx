/** No page at this address. */

import { SearchBox } from '../frame/search-box.tsx'
import { SiteLink } from '../parts/link.tsx'
import { Page } from '../parts/page.tsx'

export function NotFoundPage() {
  return (
    <Page title="No page at this address">
      <p className="measure">
        Check the address for a slip, search the record, or start from the{' '}
        <SiteLink to="/">overview</SiteLink> or the{' '}
        <SiteLink to="/commitments">table of commitments</SiteLink>.
      </p>
      <SearchBox />
    </Page>
  )
}
