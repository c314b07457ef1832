/** What English calls the people of a country, and names of countries that CLDR does not list. */

/** Code of ISO 3166-1, then adjectives. */
export const DEMONYMS: readonly (readonly [code: string, adjectives: string])[] =
  'AE Emirati|AF Afghan|AM Armenian|AT Austrian|AU Australian|AZ Azerbaijani Azeri|BD Bangladeshi|BE Belgian|BG Bulgarian|BR Brazilian|BY Belarusian|CA Canadian|CH Swiss|CN Chinese|CZ Czech|DE German|DK Danish|EG Egyptian|ES Spanish|FI Finnish|FR French|GB British|GE Georgian|GR Greek|HU Hungarian|ID Indonesian|IL Israeli|IN Indian|IQ Iraqi|IR Iranian|IT Italian|JP Japanese|KG Kyrgyz|KR Korean|KW Kuwaiti|KZ Kazakh|LK Sri-Lankan|MN Mongolian|MY Malaysian|NL Dutch|NO Norwegian|NP Nepalese|OM Omani|PK Pakistani|PL Polish|PT Portuguese|QA Qatari|RO Romanian|RU Russian|SA Saudi|SE Swedish|SG Singaporean|SY Syrian|TH Thai|TJ Tajik|TM Turkmen|TR Turkish|UA Ukrainian|US American|UZ Uzbek|VN Vietnamese'
    .split('|')
    .map((row) => [row.slice(0, 2), row.slice(3)] as const)

export const OTHER_NAMES: readonly (readonly [code: string, name: string])[] = [
  ['TR', 'Turkey'],
  ['AE', 'UAE'],
  ['CZ', 'Czech Republic'],
]
