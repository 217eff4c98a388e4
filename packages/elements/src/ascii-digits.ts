/** Digits of any script as 0 to 9, the rest as it is. Scripts lay theirs out in runs of ten, zero first. */
export function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (character) => {
    let point = character.codePointAt(0)!;
    let value = 0;
    while (/\p{Nd}/u.test(String.fromCodePoint((point -= 1)))) value += 1;
    return `${value % 10}`;
  });
}
