import { describe, expect, it } from 'vitest'
import hallJson from '../../hub/demo-hall/hall.json' with { type: 'json' }
import { hallDefinition } from '../../shared/hall-definition.ts'
import { anyService, takesService } from '../../shared/service-list.ts'
import type { Text } from '../../shared/text.ts'

const hall = hallDefinition.parse(hallJson)

/** Every text in the definition with the way to it. */
function textsIn(value: unknown, path = 'hall'): { path: string; text: Text }[] {
  if (Array.isArray(value)) return value.flatMap((entry, index) => textsIn(entry, `${path}[${index}]`))
  if (typeof value !== 'object' || value === null) return []
  if ('zh' in value && 'en' in value) return [{ path, text: value as Text }]
  return Object.entries(value).flatMap(([key, entry]) => textsIn(entry, `${path}.${key}`))
}

describe('the demo hall', () => {
  describe('when it is counted', () => {
    it('has the size of a city centre', () => {
      const departments = new Set(hall.services.map((service) => service.departmentId))
      expect(hall.services.length).toBeGreaterThanOrEqual(24)
      expect(departments.size).toBeGreaterThanOrEqual(8)
      expect(hall.windows.length).toBeGreaterThanOrEqual(18)
      expect(hall.services.filter((service) => service.kind === 'package').length).toBeGreaterThanOrEqual(3)
      expect(hall.staff.length).toBeGreaterThanOrEqual(24)
    })

    it('has a clerk for each window and spares, guides, managers and an administrator', () => {
      const count = (role: string) => hall.staff.filter((member) => member.role === role).length
      expect(count('clerk')).toBeGreaterThan(hall.windows.length)
      expect([count('guide'), count('manager'), count('administrator')]).toEqual([2, 2, 1])
      expect(new Set(hall.staff.map((member) => member.badgeNumber)).size).toBe(hall.staff.length)
    })

    it('has one speaking board a zone, a screen and a pad a window, and kiosks with their printers', () => {
      const windowsWith = (kind: string) =>
        hall.devices.filter((device) => device.kind === kind).map((device) => device.windowId)
      const windows = hall.windows.map((window) => window.id)
      const boards = hall.devices.filter((device) => device.kind === 'board' && device.voice === true)
      const kiosks = hall.devices.filter((device) => device.kind === 'kiosk')
      const printers = hall.devices.filter((device) => device.kind === 'printer').map((device) => device.id)
      expect(boards.map((board) => board.zoneId)).toEqual(hall.zones.map((zone) => zone.id))
      expect(windowsWith('window-screen')).toEqual(windows)
      expect(windowsWith('pad')).toEqual(windows)
      expect(kiosks.map((kiosk) => kiosk.printerId)).toEqual(printers)
      expect(printers).toHaveLength(2)
    })
  })

  describe('when a visitor comes for any service', () => {
    it('has a window that names it, besides the comprehensive ones', () => {
      const named = hall.windows.filter((window) => !window.services.includes(anyService))
      for (const service of hall.services)
        expect(
          named.some((window) => takesService(window.services, service.id)),
          service.id,
        ).toBe(true)
    })

    it('says in two to five lines what to bring', () => {
      for (const { id, materials } of hall.services) {
        expect(materials.length, id).toBeGreaterThanOrEqual(2)
        expect(materials.length, id).toBeLessThanOrEqual(5)
      }
    })

    it('says what it costs, what others got wrong, and who issues most of what to bring', () => {
      for (const { id, fee, mistakes = [], materials } of hall.services) {
        expect(fee, id).toBeDefined()
        expect(mistakes.length, id).toBeGreaterThanOrEqual(1)
        expect(mistakes.length, id).toBeLessThanOrEqual(3)
        expect(materials.filter(({ issuedBy }) => issuedBy).length * 2, id).toBeGreaterThanOrEqual(
          materials.length,
        )
      }
    })

    it('gives long matters two slots of a booking', () => {
      const long = hall.services.filter(({ bookingSlots }) => bookingSlots === 2).map(({ id }) => id)
      expect(long).toEqual(['house-package', 'fund-loan', 'planning-permit'])
    })

    it('promises a wait for every class', () => {
      for (const { id, targetMinutes } of hall.services) {
        expect([targetMinutes.green, targetMinutes.appointment], id).toEqual([5, 10])
        expect([20, 30], id).toContain(targetMinutes.walkin)
      }
    })
  })

  describe('when its windows and numbers are read', () => {
    it('gives a dedicated window one service and only a comprehensive one any', () => {
      for (const window of hall.windows) {
        if (window.kind === 'dedicated') expect(window.services, window.id).toHaveLength(1)
        expect(window.services.includes(anyService), window.id).toBe(window.kind === 'comprehensive')
      }
    })

    it('has the special desks of a Chinese hall', () => {
      const names = hall.windows.map((window) => window.name.zh).join(' ')
      for (const desk of ['一件事', '跨省通办', '帮办代办', '办不成事', '台胞']) expect(names).toContain(desk)
    })

    it('uses no letter that is misread and shares letters among services', () => {
      const letters = hall.services.map((service) => service.seriesPrefix)
      expect(letters.filter((letter) => 'EIOQ'.includes(letter))).toEqual([])
      expect(new Set(letters).size).toBeLessThan(letters.length)
    })

    it('makes packages of matters it offers', () => {
      const matters = new Set(
        hall.services.filter((service) => service.kind === 'matter').map(({ id }) => id),
      )
      for (const service of hall.services)
        for (const matter of service.matters)
          expect(matters.has(matter), `${service.id}: ${matter}`).toBe(true)
    })
  })

  describe('when it is read in English', () => {
    it('has English for every Chinese text, without Chinese in it', () => {
      const texts = textsIn(hall)
      expect(texts.length).toBeGreaterThan(200)
      for (const { path, text } of texts) {
        expect(text.en, path).not.toBe('')
        expect(text.en, path).not.toMatch(/\p{Script=Han}/u)
        expect(text.zh, path).toMatch(/\p{Script=Han}/u)
      }
    })
  })
})
