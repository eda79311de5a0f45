import type { DocumentKind } from '../../../shared/booking/identity-document.ts'
import { maskDocument, maskName } from '../../../shared/booking/identity-mask.ts'
import { maskPhone } from '../../../shared/booking/phone-number.ts'

/** A visitor by real name, as given: at the edge of the hub only, never in an event or a log. */
export interface PersonGiven {
  readonly name: string
  readonly document: { readonly type: DocumentKind; readonly number: string }
  /** Null when there is none, as for a visitor at the desk. */
  readonly phone: string | null
}

/** A person as screens show one: name, document and phone with their middles starred. */
export interface MaskedPerson {
  readonly name: string
  readonly documentType: DocumentKind
  readonly document: string
  readonly phone: string | null
}

/** A person in the clear. Turned into JSON or text, or inspected, it shows its masked form only. */
export class Person implements PersonGiven {
  readonly name: string
  readonly document: PersonGiven['document']
  readonly phone: string | null

  constructor({ name, document, phone }: PersonGiven) {
    this.name = name
    this.document = document
    this.phone = phone
  }

  masked(): MaskedPerson {
    const { type, number } = this.document
    return {
      name: maskName(this.name),
      documentType: type,
      document: maskDocument(type, number),
      phone: this.phone === null ? null : maskPhone(this.phone),
    }
  }

  toJSON(): MaskedPerson {
    return this.masked()
  }

  toString(): string {
    return JSON.stringify(this.masked())
  }

  [Symbol.for('nodejs.util.inspect.custom')](): MaskedPerson {
    return this.masked()
  }
}
