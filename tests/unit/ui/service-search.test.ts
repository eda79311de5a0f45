import { describe, expect, it } from 'vitest'
import { findServices, nextLetters, type Service } from '../../../shared/ui/service-search.ts'

const service = (id: string, zh: string, en: string, pinyin: string, initials: string): Service => ({
  id,
  name: { zh, en },
  departmentId: 'd',
  kind: 'matter',
  matters: [],
  seriesPrefix: 'A',
  expectedMinutes: 10,
  targetMinutes: { green: 5, appointment: 10, walkin: 20 },
  materials: [],
  mistakes: [],
  fee: null,
  zoneName: { zh: '一楼', en: 'Ground floor' },
  bookingSlots: 1,
  pinyin,
  initials,
})
const services = [
  service('deed-tax', '契税申报缴纳', 'Deed tax', 'qishuishenbaojiaona', 'qssbjn'),
  service('fund', '公积金提取', 'Housing fund withdrawal', 'gongjijintiqu', 'gjjtq'),
  service('licence', '营业执照设立登记', 'New business licence', 'yingyezhizhaoshelidengji', 'yyzzsldj'),
  service('passport', '普通护照申领', 'Passport', 'putonghuzhaoshenling', 'pthzsl'),
]
const found = (typed: string) => findServices(services, typed).map(({ id }) => id)

describe('the search for a service', () => {
  describe('when letters are typed', () => {
    it('finds by initials', () => {
      expect(found('gjj')).toEqual(['fund'])
    })
    it('finds by initials inside a name, as people leave the first word out', () => {
      expect(found('hz')).toEqual(['passport'])
    })
    it('finds by whole pinyin, with spaces and capitals', () => {
      expect(found('Gong Ji')).toEqual(['fund'])
    })
    it('finds by an English word', () => {
      expect(found('passp')).toEqual(['passport'])
    })
    it('leaves out chance hits across two syllables while something fits better', () => {
      expect(found('gj')).toEqual(['fund'])
    })
    it('offers chance hits when nothing fits better', () => {
      expect(found('ngji')).toEqual(['fund', 'licence'])
    })
  })
  describe('when Chinese is typed', () => {
    it('finds a part of the name', () => {
      expect(found('护照')).toEqual(['passport'])
    })
  })
  describe('when a sentence is typed that no name holds whole', () => {
    it('finds the names that share the most with it', () => {
      expect(found('怎么办护照')).toEqual(['passport'])
      expect(found('公司的营业执照')).toEqual(['licence'])
      expect(found('Passport for a new child')).toEqual(['passport'])
    })
    it('finds nothing where nothing is shared', () => {
      expect(found('离婚')).toEqual([])
      expect(found('to do')).toEqual([])
    })
  })
  describe('when nothing is typed', () => {
    it('finds nothing', () => {
      expect(found('  ')).toEqual([])
    })
  })
  describe('when the next letter is asked for', () => {
    it('lights only letters that lead to a service', () => {
      const letters = nextLetters(services, 'gj')
      expect(letters.has('j')).toBe(true)
      expect(letters.has('x')).toBe(false)
      for (const letter of letters) expect(found(`gj${letter}`)).not.toEqual([])
    })
  })
})
