import { msg, str } from '@lit/localize';
import { readCode, type Alphabet } from './read-code.js';

/** What typing needs of the control. */
interface CodeHost {
  readonly input: HTMLInputElement;
  readonly digits: number;
  readonly alphabet: Alphabet;
  /** Says politely why nothing, or not everything, was taken. */
  announce(words: string): void;
}

/**
 * Turns whatever arrives in the field into a code. Phones send no usable keys, and autofill no paste, so nothing but
 * `beforeinput` and `input` is looked at.
 */
export class CodeTyping {
  readonly #host: CodeHost;
  /** What the field held before the change, to go back to. */
  #last = '';
  #replacing = false;

  constructor(host: CodeHost) {
    this.#host = host;
  }

  /** Refuses what cannot be part of a code before it is in the field, which keeps the browser's undo intact. */
  before(event: InputEvent): void {
    const text = event.data ?? event.dataTransfer?.getData('text/plain') ?? '';
    if (this.#replacing || event.isComposing || !event.cancelable || !text) return;
    if (event.inputType !== 'insertText') this.#paste(event, text);
    else if (text.length > 1) this.#paste(event, text);
    else this.#type(event, text);
  }

  /** Leaves nothing in the field but the code. */
  clean(event: Event): void {
    if ((event as InputEvent).isComposing) return;
    const { input, digits, alphabet } = this.#host;
    const reading = readCode(input.value, digits, alphabet);
    if (reading.at === 'unclear') this.#host.announce(this.#unclear());
    else if (reading.rejected) this.#host.announce(this.#rejected());
    else if (reading.cut) this.#host.announce(this.#cut());
    const code = reading.at === 'code' ? reading.code : this.#last;
    if (code !== input.value) write(input, code);
    this.#last = code;
  }

  #type(event: InputEvent, character: string): void {
    const { input, digits, alphabet } = this.#host;
    const reading = readCode(character, digits, alphabet);
    const selected = input.selectionStart !== input.selectionEnd;
    if (reading.at === 'unclear') return;
    if (!reading.code) {
      event.preventDefault();
      // A space or a dash is how people group digits: taken as said, and left out.
      if (reading.rejected) this.#host.announce(this.#rejected());
    } else if (input.value.length >= digits && !selected) {
      event.preventDefault();
      this.#host.announce(this.#cut());
    }
  }

  #paste(event: InputEvent, text: string): void {
    const { digits, alphabet } = this.#host;
    const reading = readCode(text, digits, alphabet);
    const short = reading.at === 'code' && reading.code.length < digits;
    if (short && !reading.rejected) return;
    event.preventDefault();
    if (reading.at === 'unclear' || short) {
      this.#host.announce(this.#unclear());
      return;
    }
    this.#replace(reading.code);
    if (reading.cut) this.#host.announce(this.#cut());
  }

  /** A whole code takes the place of everything, as one step that can be undone. */
  #replace(code: string): void {
    const { input } = this.#host;
    this.#replacing = true;
    input.select();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else writes into a field and keeps its undo
    if (!document.execCommand('insertText', false, code)) {
      input.value = code;
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    }
    this.#replacing = false;
  }

  #unclear(): string {
    return msg('No single code was found in that text.', { id: 'otp.unclear' });
  }

  #rejected(): string {
    return this.#host.alphabet === 'numeric'
      ? msg('Only digits can be typed here.', { id: 'otp.rejected.digits' })
      : msg('Only letters and digits can be typed here.', { id: 'otp.rejected.characters' });
  }

  #cut(): string {
    const { digits } = this.#host;
    return this.#host.alphabet === 'numeric'
      ? msg(str`The code has only ${digits} digits.`, { id: 'otp.cut.digits' })
      : msg(str`The code has only ${digits} characters.`, { id: 'otp.cut.characters' });
  }
}

/** Writes without losing the place: what was taken out before the caret moves it back. */
function write(input: HTMLInputElement, code: string): void {
  const after = input.selectionEnd ?? input.value.length;
  const caret = after >= input.value.length ? code.length : Math.min(after, code.length);
  const focused = input.matches(':focus');
  input.value = code;
  if (focused) input.setSelectionRange(caret, caret);
}
