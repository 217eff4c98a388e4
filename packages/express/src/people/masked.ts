/** Names, mail addresses and numbers as administrators may see them: enough to know somebody by, not enough to write to them. */

/** Whatever in it is a mail address or a long number is masked; the rest stays as it is. */
export function masked(name: string): string {
  return name
    .replace(/[^\s@<>(),;:]+@[^\s@<>(),;:]+/g, maskMail)
    .replace(/\+?\d[\d ()./-]{5,}\d/g, maskNumber);
}

/** `anna@northwind.example` is `a***@n***.example`. */
function maskMail(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  const dot = domain.lastIndexOf('.');
  return `${hideAfterFirst(address)}@${hideAfterFirst(domain)}${dot > 0 ? domain.slice(dot) : ''}`;
}

/** By characters, so that no half of one is left. */
function hideAfterFirst(text: string): string {
  const [first = ''] = text;
  return `${first}***`;
}

/** Somebody may sign in by a number: its last two digits are left, as in the hint of a factor. */
function maskNumber(number: string): string {
  return `***${number.slice(-2)}`;
}
