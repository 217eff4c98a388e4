import type { MfaPhoneInput } from '../../controls/phone-input/phone-input.js';
import { Forgetting } from '../../forgetting.js';
import type { MfaElement } from '../../mfa-element.js';

type Written = Pick<MfaPhoneInput, 'value' | 'nationalValue'>;

/** What is in the field now, in both ways of writing. */
export function numberIn(field: Written | null | undefined): Written {
  return { value: field?.value ?? '', nationalValue: field?.nationalValue ?? '' };
}

/** The number as the person wrote it, until they leave: to be recognised, and to be corrected. Never in an attribute. */
export class TypedNumber {
  readonly #host: MfaElement;
  number = '';
  dialCode = '';

  constructor(host: MfaElement) {
    this.#host = host;
    new Forgetting(host, this.forget);
  }

  keep({ value, nationalValue }: Written): void {
    this.number = value;
    // `+44` of a number in one way of writing; nothing where the two do not fit together.
    this.dialCode =
      nationalValue && value.endsWith(nationalValue) ? value.slice(0, -nationalValue.length) : '';
  }

  /** The dial code, where the number that was typed is the one that ends like this. */
  dialCodeFor(hint: string): string {
    return this.number.endsWith(hint) ? this.dialCode : '';
  }

  forget = (): void => {
    this.number = '';
    this.dialCode = '';
    this.#host.requestUpdate();
  };
}
