/** Addresses to take away: each with what stands behind it, to copy, and to open where a program can. */

import { type ReactNode, useState } from 'react'

export interface Address {
  readonly name: string
  readonly about: string
  readonly path: string
  /** Other ways to open it. */
  readonly more?: (address: string) => ReactNode
}

export function AddressList({ addresses }: { addresses: readonly Address[] }) {
  const [copied, setCopied] = useState<{ address: string; good: boolean } | null>(null)
  const copy = async (address: string) => {
    const good = await navigator.clipboard.writeText(address).then(
      () => true,
      () => false,
    )
    setCopied({ address, good })
  }
  return (
    <>
      <ul className="addresses">
        {addresses.map(({ name, about, path, more }) => {
          const address = `${window.location.origin}${path}`
          const is = copied?.address === address ? copied : null
          return (
            <li key={name}>
              <div>
                <h3>{name}</h3>
                <p className="quiet">{about}</p>
                <code>{address}</code>
              </div>
              <p className="address-acts">
                <button type="button" onClick={() => copy(address)}>
                  {is?.good === true ? 'Copied' : 'Copy'}
                  <span className="unseen"> the address of {name}</span>
                </button>
                {more?.(address)}
              </p>
            </li>
          )
        })}
      </ul>
      <p role="status" className={copied?.good === false ? 'complaint' : 'unseen'}>
        {copied === null
          ? ''
          : copied.good
            ? 'The address is copied.'
            : 'The browser does not let it be copied: mark the address and copy it by hand.'}
      </p>
    </>
  )
}
