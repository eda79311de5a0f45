import { type DocumentKind, documentNames } from '../booking/identity-document.ts'
import type { Text } from '../text.ts'

/** Identity documents by names short enough for a button or a line: the Chinese ones are, the English ones are not. */
export const documentWords: Readonly<Record<DocumentKind, Text>> = {
  ...documentNames,
  'hk-macau-permit': { ...documentNames['hk-macau-permit'], en: 'HK/Macau travel permit' },
  'taiwan-permit': { ...documentNames['taiwan-permit'], en: 'Taiwan travel permit' },
  'hmt-residence': { ...documentNames['hmt-residence'], en: 'HK/Macau/Taiwan residence permit' },
  'foreigner-residence': { ...documentNames['foreigner-residence'], en: 'Permanent resident card' },
  company: { ...documentNames.company, en: 'Company credit code' },
}
