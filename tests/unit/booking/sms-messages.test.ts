import { describe, expect, it } from 'vitest'
import {
  bringInShort,
  messageParts,
  messageTemplates,
  messageTexts,
  providerText,
  renderMessage,
} from '../../../shared/texts/booking-messages.ts'
import { messageOf } from '../../support/sms-kit.ts'

const link = (template: string, code: string) =>
  `https://hall.example.gov.cn/${template === 'turn-near' ? 't' : 'b'}/${code}`
const parts = { link, oneTimeCode: '482913' }
const languages = ['zh', 'en'] as const

describe('messages to visitors', () => {
  describe('when they are written', () => {
    it('tell number, time, hall, zone, what to bring and the link', () => {
      expect(renderMessage(messageOf.confirmed, 'zh', parts).text).toBe(
        '预约成功：11月23日（周一）09:30，鹭城市政务服务中心综合受理区。预约号1123-017，签到码20481632。请带法定代表人身份证等3样。详情、改期、取消：https://hall.example.gov.cn/b/abcdefghjkmnpqrs',
      )
      expect(renderMessage(messageOf.confirmed, 'en', parts).text).toBe(
        'Booked: Mon 23 Nov 09:30, Lucheng Civic Centre, General Services. No. 1123-017, check-in 20481632. Bring Identity card (+2 more). Details: https://hall.example.gov.cn/b/abcdefghjkmnpqrs',
      )
    })

    it('tell the old and the new time and the reason when the hall moves a visit', () => {
      expect(renderMessage(messageOf['moved-by-hall'], 'zh', parts).text).toContain(
        '因系统升级，您11月20日（周五）14:00的预约改到11月23日（周一）09:30',
      )
      const unexplained = { ...messageOf['moved-by-hall'], reason: null }
      expect(renderMessage(unexplained, 'en', parts).text).toContain('(hall schedule)')
    })

    it.each(messageTemplates)('leave no placeholder open in %s', (template) => {
      for (const language of languages)
        expect(renderMessage(messageOf[template], language, parts).text).not.toMatch(/[{}]|undefined/)
    })

    it.each(messageTemplates)('fit into three parts: %s', (template) => {
      for (const language of languages) {
        const { text } = renderMessage(messageOf[template], language, parts)
        expect(messageParts(text, '鹭城政务')).toBeLessThanOrEqual(3)
      }
    })
  })

  describe('when a provider fills its own template', () => {
    it.each(messageTemplates)('gets the parameters that give the same text: %s', (template) => {
      for (const language of languages) {
        const { text, params } = renderMessage(messageOf[template], language, parts)
        const filled = providerText(template, language, link).replace(
          /\{(\d+)\}/g,
          (_, place: string) => params[Number(place) - 1] ?? '',
        )
        expect(filled).toBe(text)
      }
    })

    it('gets no address in a parameter, which providers refuse', () => {
      for (const template of messageTemplates)
        for (const language of languages)
          expect(renderMessage(messageOf[template], language, parts).params.join(' ')).not.toMatch(
            /https?:|\//,
          )
    })

    it('gets only digits for a one-time code, as its kind of template asks for', () => {
      expect(renderMessage(messageOf.code, 'zh', parts).params).toEqual(['482913', '10'])
    })
  })

  describe('when both languages are compared', () => {
    it('have the same placeholders', () => {
      for (const text of Object.values(messageTexts)) {
        const [zh, en] = languages.map((language) => text[language].match(/\{\w+\}/g)?.toSorted())
        expect(zh).toEqual(en)
      }
    })
  })

  describe('when there is much to bring', () => {
    it('names what fits, and how many things there are', () => {
      const card = { zh: '申请人身份证原件（正反面）', en: 'Your identity card (original)' }
      const photo = { zh: '照片', en: 'A photo' }
      const deed = { zh: '经营场所的房产证或者租赁合同', en: 'Title deed or lease of the business address' }
      expect(bringInShort([card, photo])).toEqual({
        zh: '申请人身份证原件、照片',
        en: 'Your identity card; A photo',
      })
      expect(bringInShort([card, deed, photo])).toEqual({
        zh: '申请人身份证原件等3样',
        en: 'Your identity card (+2 more)',
      })
      expect(bringInShort([deed]).en).toBe('Title deed or lease of the…')
      expect(bringInShort([]).zh).toBe('有效身份证件')
    })
  })
})
